import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { startEmbeddedServer } from '../../tools/server-process/start.mts';
import { stopChildProcesses } from '../../tools/processes/child-process.mts';
import { installN8n } from '../../tools/n8n/installed/install.mts';
import { startN8n } from '../../tools/n8n/installed/n8n-process.mts';
import { installNodePackage, packNode } from '../../tools/n8n/installed/node-package.mts';
import { makeOwner, type Owner } from '../../tools/n8n/installed/owner.mts';
import type { Progress } from '../../tools/n8n/installed/progress.mts';
import { N8nRestClient } from '../../tools/n8n/installed/rest-client.mts';
import { drawSamples, type Samples } from '../../tools/n8n/installed/samples.mts';

/** Names the file that tells the tests what {@link setStage} started. */
const STAGE_VARIABLE = 'E2E_STAGE';

/** A real n8n with the packed node and the OCR server, for all tests of one run. */
export interface Stage {
	n8nVersion: string;
	n8nUrl: string;
	serverUrl: string;
	apiKey: string;
	owner: Owner;
	/** The owner's login, as {@link N8nRestClient.session} gives it. */
	session: string;
	samples: Samples;
	/** Temporary; gone after the run. */
	folder: string;
	/** Where screenshots go: a temporary folder that is kept after the run. */
	screenshotFolder: string;
}

/** A stage, and how to take it down. */
export interface SetStage {
	stage: Stage;
	/** What a test process needs in its environment to find the stage. */
	env: Record<string, string>;
	/** Stops everything and deletes what it kept, except screenshots. */
	strike(): Promise<void>;
}

/** Starts everything in a temporary folder, on free ports of 127.0.0.1. */
export async function setStage(options: {
	n8nVersion: string;
	progress: Progress;
}): Promise<SetStage> {
	const { n8nVersion, progress } = options;
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-nodes-apizero-e2e-'));
	const inFolder = (name: string) => path.join(folder, name);
	const strike = async () => {
		await stopChildProcesses();
		await rm(folder, { recursive: true, force: true });
	};
	try {
		const install = await installN8n(n8nVersion, progress);
		await installNodePackage(
			inFolder('n8n'),
			await packNode(inFolder('package'), progress),
			progress,
		);
		const samples = await drawSamples(inFolder('samples'));
		progress.begin(`Starting the OCR server and n8n ${n8nVersion}`);
		const [server, n8n] = await Promise.all([
			startEmbeddedServer({
				folder: inFolder('server'),
				// The tests serve their pictures from this machine.
				args: ['--allow-private-urls'],
			}),
			startN8n({
				install,
				userFolder: inFolder('n8n'),
				port: await getPort(),
				brokerPort: await getPort(),
				logFile: inFolder('n8n.log'),
			}),
		]);
		const client = new N8nRestClient(n8n.baseUrl);
		const owner = makeOwner();
		await client.logIn(owner);
		progress.end('ready');
		const stage: Stage = {
			...{ n8nVersion, folder, samples, owner, session: client.session },
			n8nUrl: n8n.baseUrl,
			serverUrl: server.baseUrl,
			apiKey: server.apiKey,
			screenshotFolder: await mkdtemp(path.join(tmpdir(), 'n8n-nodes-apizero-screenshots-')),
		};
		const file = inFolder('stage.json');
		await writeFile(file, JSON.stringify(stage), { mode: 0o600 });
		return { stage, env: { [STAGE_VARIABLE]: file }, strike };
	} catch (error) {
		await strike();
		throw error;
	}
}

/** Gives a test the stage its run was started with. */
export async function joinStage(): Promise<Stage> {
	const file = process.env[STAGE_VARIABLE];
	if (file === undefined) throw new Error('Run these tests with "npm run test:e2e".');
	return JSON.parse(await readFile(file, 'utf8')) as Stage;
}
