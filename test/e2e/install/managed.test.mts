import { afterEach, beforeAll, expect, test } from '@jest/globals';
import path from 'node:path';
import getPort from 'get-port';
import { stopChildProcesses } from '../../../tools/processes/child-process.mts';
import { CURRENT_N8N_VERSION, installN8n } from '../../../tools/n8n/installed/install.mts';
import { startN8n } from '../../../tools/n8n/installed/n8n-process.mts';
import { createOwner } from '../../../tools/n8n/installed/owner.mts';
import { terminalProgress } from '../../../tools/n8n/installed/progress.mts';
import { N8nRestClient } from '../../../tools/n8n/installed/rest-client.mts';
import { joinInstallEnvironment, type InstallEnvironment } from './install-environment.mts';
import { checksumOf } from './registry.mts';

const owner = createOwner();

let environment: InstallEnvironment;

beforeAll(async () => {
	environment = await joinInstallEnvironment();
});

afterEach(async () => {
	await stopChildProcesses();
});

/** Starts n8n with a list of packages, and with packages that n8n has not verified switched off. */
async function startManaged(packages: object[]): Promise<N8nRestClient> {
	const n8n = await startN8n({
		install: await installN8n(CURRENT_N8N_VERSION, terminalProgress()),
		userFolder: path.join(environment.folder, 'managed'),
		port: await getPort(),
		brokerPort: await getPort(),
		logFile: path.join(environment.folder, 'managed.log'),
		env: {
			...environment.variables,
			N8N_UNVERIFIED_PACKAGES_ENABLED: 'false',
			N8N_COMMUNITY_PACKAGES_MANAGED_BY_ENV: 'true',
			N8N_COMMUNITY_PACKAGES: JSON.stringify(packages),
		},
	});
	const client = new N8nRestClient(n8n.baseUrl);
	await client.logIn(owner);
	return client;
}

/** The versions of the installed packages, by name, that could be loaded. */
async function loadedPackages(client: N8nRestClient): Promise<Record<string, string>> {
	type Installed = { packageName: string; installedVersion: string; failedLoading: boolean };
	const installed = await client.request<Installed[]>('GET', '/rest/community-packages');
	return Object.fromEntries(
		installed
			.filter(({ failedLoading }) => !failedLoading)
			.map(({ packageName, installedVersion }) => [packageName, installedVersion]),
	);
}

test('a list in the environment installs the package by its checksum, unverified as it is', async () => {
	const { registry, nodePackage } = environment;
	const { name, version } = nodePackage;
	const checksum = await checksumOf(registry, nodePackage);
	const client = await startManaged([{ name, version, checksum }]);
	expect(await loadedPackages(client)).toEqual({ [name]: version });
	const uninstall = client.request('DELETE', `/rest/community-packages?name=${name}`);
	await expect(uninstall).rejects.toThrow('managed via environment variables');
});

test('a list without it uninstalls it at the next start', async () => {
	const client = await startManaged([]);
	expect(await loadedPackages(client)).toEqual({});
});
