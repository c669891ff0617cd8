import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { startEmbeddedServer } from '../../tools/server-process/start.mts';
import { installN8n } from '../../tools/n8n/installed/install.mts';
import { startN8n } from '../../tools/n8n/installed/n8n-process.mts';
import { installNodePackage, packNode } from '../../tools/n8n/installed/node-package.mts';
import { createOwner, type Owner } from '../../tools/n8n/installed/owner.mts';
import type { Progress } from '../../tools/n8n/installed/progress.mts';
import { N8nRestClient } from '../../tools/n8n/installed/rest-client.mts';
import { copySamples, type Samples } from '../../tools/n8n/installed/samples.mts';
import { SuiteEnvironment, type StartedEnvironment } from './suite-environment.mts';

/** A real n8n with the packed node, and the OCR server, shared by all tests of a run. */
export interface TestEnvironment {
	n8nVersion: string;
	n8nUrl: string;
	serverUrl: string;
	apiKey: string;
	owner: Owner;
	/** The owner's login, for a `Cookie` header. */
	sessionCookie: string;
	samples: Samples;
	/** Temporary; deleted after the run. */
	folder: string;
	/** Folder for screenshots, temporary but kept after the run. */
	screenshotFolder: string;
}

const SUITE = new SuiteEnvironment<TestEnvironment>('e2e');

/** Starts everything in a temporary folder, on free ports of 127.0.0.1. */
export async function startTestEnvironment(options: {
	n8nVersion: string;
	progress: Progress;
}): Promise<StartedEnvironment<TestEnvironment>> {
	const { n8nVersion, progress } = options;
	return await SUITE.start(async ({ folder, inFolder }) => {
		const install = await installN8n(n8nVersion, progress);
		await installNodePackage(
			inFolder('n8n'),
			await packNode(inFolder('package'), progress),
			progress,
		);
		const samples = await copySamples(inFolder('samples'));
		progress.begin(`Starting the OCR server and n8n ${n8nVersion}`);
		const [serverPort, n8nPort] = [await getPort(), await getPort()];
		const [server, n8n] = await Promise.all([
			startEmbeddedServer({
				folder: inFolder('server'),
				port: serverPort,
				args: [
					// The tests serve their images from this machine, on free ports.
					'--allow-private-urls',
					'--link-port',
					'1024-65535',
					'--photo-link-origin',
					`http://127.0.0.1:${n8nPort}`,
					'--public-url',
					`http://127.0.0.1:${serverPort}`,
				],
			}),
			startN8n({
				install,
				userFolder: inFolder('n8n'),
				port: n8nPort,
				brokerPort: await getPort(),
				logFile: inFolder('n8n.log'),
			}),
		]);
		const client = new N8nRestClient(n8n.baseUrl);
		const owner = createOwner();
		await client.logIn(owner);
		progress.end('ready');
		return {
			n8nVersion,
			folder,
			samples,
			owner,
			sessionCookie: client.sessionCookie,
			n8nUrl: n8n.baseUrl,
			serverUrl: server.baseUrl,
			apiKey: server.apiKey,
			screenshotFolder: await mkdtemp(path.join(tmpdir(), 'n8n-nodes-apizero-screenshots-')),
		};
	});
}

/** Returns the environment that this run was started with. */
export const joinTestEnvironment = async (): Promise<TestEnvironment> => await SUITE.join();
