import { randomBytes } from 'node:crypto';
import { chmod, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import getPort from 'get-port';
import { startEmbeddedServer } from '../../server-process/start.mts';
import { CARD_FORM_PATH, cardFormWorkflow } from '../../n8n/installed/card-form.mts';
import { logTail, type ChildProcess } from '../../processes/child-process.mts';
import { saveCredential } from '../../n8n/installed/credentials.mts';
import { isAlive, lockOwner, tryLock } from '../../processes/folder-lock.mts';
import { CURRENT_N8N_VERSION, installN8n } from '../../n8n/installed/install.mts';
import { startN8n } from '../../n8n/installed/n8n-process.mts';
import { installNodePackage, packNode } from '../../n8n/installed/node-package.mts';
import { loadOrCreateSecret, createOwner, type Owner } from '../../n8n/installed/owner.mts';
import type { Progress } from '../../n8n/installed/progress.mts';
import { N8nRestClient } from '../../n8n/installed/rest-client.mts';
import { waitForWebhook } from '../../n8n/installed/workflows.mts';
import { drawSamples } from '../../n8n/installed/samples.mts';
import { publishDemoWorkflow } from './demo-workflow.mts';

const CREDENTIAL_NAME = 'OCR server on this machine';

/** Settings of the demo. */
export interface DemoOptions {
	/** Folder for all files of the demo. */
	dataFolder: string;
	/** Preferred ports. */
	serverPort: number;
	n8nPort: number;
	progress: Progress;
}

/** A running demo and what is needed to use it. */
export interface Demo {
	n8nUrl: string;
	serverUrl: string;
	/** The server's key, for its own page. */
	apiKey: string;
	workflowUrl: string;
	owner: Owner;
	samplesFolder: string;
	/** Resolves with an explanation if the server or n8n exits unexpectedly. */
	crashed: Promise<string>;
}

/**
 * Installs what is missing and starts the server and n8n as child processes; stop them with
 * `stopChildProcesses`.
 *
 * @throws {Error} with a message for the user.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
	const { dataFolder, progress } = options;
	const inData = (name: string) => path.join(dataFolder, name);
	await mkdir(dataFolder, { recursive: true });
	await chmod(dataFolder, 0o700);
	await claim(inData('running.pid'));
	const secrets = await loadOrCreateSecret(inData('secrets.json'), () => ({
		owner: createOwner(),
		apiKey: randomBytes(24).toString('base64url'),
	}));

	const install = await installN8n(CURRENT_N8N_VERSION, progress);
	const nodePackage = await packNode(inData('package'), progress);
	await installNodePackage(inData('n8n'), nodePackage, progress);
	await drawSamples(inData('samples'));

	progress.begin('Starting the OCR server and n8n');
	const [server, n8n] = await Promise.all([
		startEmbeddedServer({
			port: await getPort({ port: options.serverPort }),
			apiKey: secrets.apiKey,
			folder: inData('server'),
		}),
		startN8n({
			install,
			userFolder: inData('n8n'),
			port: await getPort({ port: options.n8nPort }),
			brokerPort: await getPort(),
			logFile: inData('n8n/n8n.log'),
		}),
	]);
	const client = new N8nRestClient(n8n.baseUrl);
	await client.logIn(secrets.owner);
	const credential = await saveCredential(client, CREDENTIAL_NAME, 'apiZeroApi', {
		apiKey: secrets.apiKey,
		baseUrl: server.baseUrl,
		authentication: 'bearer',
	});
	const saved = await publishDemoWorkflow(client, await cardFormWorkflow(), credential);
	await waitForWebhook(client, CARD_FORM_PATH);
	progress.end('ready');

	return {
		n8nUrl: n8n.baseUrl,
		serverUrl: server.baseUrl,
		apiKey: secrets.apiKey,
		workflowUrl: `${n8n.baseUrl}/workflow/${saved.id}`,
		owner: secrets.owner,
		samplesFolder: inData('samples'),
		crashed: Promise.race([server.process, n8n.process].map(describeCrash)),
	};
}

/** Locks the folder: two demos would write to the same database. */
async function claim(lockFile: string): Promise<void> {
	if (await tryLock(lockFile)) return;
	const owner = await lockOwner(lockFile);
	if (owner !== undefined && owner !== process.pid && isAlive(owner)) {
		throw new Error(
			`A demo is already running (process ${owner}). Use that one or stop it first. ` +
				`If that process is not a demo, delete ${lockFile}.`,
		);
	}
	await rm(lockFile, { force: true });
	await tryLock(lockFile);
}

async function describeCrash(child: ChildProcess): Promise<string> {
	const end = await child.exited;
	return `${child.name} ${end}. The end of its log, ${child.logFile}:\n${await logTail(child)}`;
}
