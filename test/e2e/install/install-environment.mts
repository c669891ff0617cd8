import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { CURRENT_N8N_VERSION, installN8n } from '../../../tools/n8n/installed/install.mts';
import { startN8n } from '../../../tools/n8n/installed/n8n-process.mts';
import { packNode, type NodePackage } from '../../../tools/n8n/installed/node-package.mts';
import { createOwner } from '../../../tools/n8n/installed/owner.mts';
import type { Progress } from '../../../tools/n8n/installed/progress.mts';
import { N8nRestClient } from '../../../tools/n8n/installed/rest-client.mts';
import { SuiteEnvironment, type StartedEnvironment } from '../suite-environment.mts';
import { createCertificate, type Certificate } from './certificate.mts';
import { startHttpsProxy, type HttpsProxy } from './https-proxy.mts';
import { publishPackage, startRegistry, type Registry } from './registry.mts';

/** The registry that n8n insists on without a licence for another one. */
const NPM_REGISTRY = 'registry.npmjs.org';

/** A real n8n without the node, and a registry that it takes for npm's. */
export interface InstallEnvironment {
	n8nUrl: string;
	sessionCookie: string;
	/** n8n's folder of community packages. */
	nodesFolder: string;
	nodePackage: NodePackage;
	registry: Registry;
	/** Variables with which n8n and its npm reach that registry and nothing else. */
	variables: Record<string, string>;
	/** Hosts that n8n and its npm asked the proxy for, one a line. */
	contactedHostsFile: string;
	/** Temporary; deleted after the run. */
	folder: string;
	/** Folder for screenshots, temporary but kept after the run. */
	screenshotFolder: string;
}

const SUITE = new SuiteEnvironment<InstallEnvironment>('install');

/** Starts everything in a temporary folder, on free ports of 127.0.0.1. */
export async function startInstallEnvironment(
	progress: Progress,
): Promise<StartedEnvironment<InstallEnvironment>> {
	return await SUITE.start(async ({ folder, inFolder, atEnd }) => {
		const install = await installN8n(CURRENT_N8N_VERSION, progress);
		const nodePackage = await packNode(inFolder('package'), progress);
		const certificate = await createCertificate(folder, NPM_REGISTRY);
		const [port, registryPort] = [await getPort(), await getPort()];
		const registry = await startRegistry({
			folder: inFolder('registry'),
			port: registryPort,
			certificate,
			progress,
		});
		const contactedHostsFile = inFolder('contacted-hosts.log');
		const proxy = await startHttpsProxy({
			host: NPM_REGISTRY,
			port: registryPort,
			logFile: contactedHostsFile,
		});
		atEnd(() => proxy.close());
		await publishPackage(registry, nodePackage.tarball);
		const variables = onlyTheRegistry(proxy, certificate, inFolder('npm'));
		progress.begin(`Starting n8n ${CURRENT_N8N_VERSION}`);
		const userFolder = inFolder('n8n');
		const brokerPort = await getPort();
		const logFile = inFolder('n8n.log');
		const n8n = await startN8n({
			install,
			userFolder,
			port,
			brokerPort,
			logFile,
			env: variables,
		});
		const client = new N8nRestClient(n8n.baseUrl);
		await client.logIn(createOwner());
		progress.end('ready');

		return {
			n8nUrl: n8n.baseUrl,
			sessionCookie: client.sessionCookie,
			nodePackage,
			registry,
			variables,
			contactedHostsFile,
			folder,
			nodesFolder: path.join(userFolder, '.n8n/nodes'),
			screenshotFolder: await mkdtemp(path.join(tmpdir(), 'n8n-nodes-apizero-screenshots-')),
		};
	});
}

/** Returns the environment that this run was started with. */
export const joinInstallEnvironment = async (): Promise<InstallEnvironment> => await SUITE.join();

function onlyTheRegistry(
	{ url }: HttpsProxy,
	{ certificateFile }: Certificate,
	npmFolder: string,
): Record<string, string> {
	return {
		HTTPS_PROXY: url,
		HTTP_PROXY: url,
		NO_PROXY: '127.0.0.1,localhost',
		NODE_EXTRA_CA_CERTS: certificateFile,
		// The rehearsal shares no settings and no cache with the user's npm.
		npm_config_userconfig: path.join(npmFolder, 'npmrc'),
		npm_config_cache: path.join(npmFolder, 'cache'),
		npm_config_update_notifier: 'false',
	};
}
