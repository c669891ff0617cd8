import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from '../../../tools/processes/cache-folder.mts';
import { startChildProcess } from '../../../tools/processes/child-process.mts';
import { withFolderLock } from '../../../tools/processes/folder-lock.mts';
import { poll } from '../../../tools/processes/poll.mts';
import { pathWithThisNode, runNpm } from '../../../tools/n8n/installed/npm-command.mts';
import type { NodePackage } from '../../../tools/n8n/installed/node-package.mts';
import type { Progress } from '../../../tools/n8n/installed/progress.mts';
import type { Certificate } from './certificate.mts';

/** Verdaccio's 320 packages are no part of this repository's own install. */
const TEMPLATE = path.join(import.meta.dirname, 'verdaccio');

/** A running npm registry and what npm needs to publish to it. */
export interface Registry {
	/** `https://127.0.0.1:<port>` */
	url: string;
	certificateFile: string;
	/** Temporary. */
	folder: string;
}

/** Starts Verdaccio on 127.0.0.1 over HTTPS, with no other registry behind it. */
export async function startRegistry(options: {
	folder: string;
	port: number;
	certificate: Certificate;
	progress: Progress;
}): Promise<Registry> {
	const { folder, port, certificate, progress } = options;
	const installed = await installVerdaccio(progress);
	await mkdir(folder, { recursive: true });
	const url = `https://127.0.0.1:${port}`;
	const config = {
		storage: path.join(folder, 'storage'),
		listen: url,
		https: { key: certificate.keyFile, cert: certificate.certificateFile },
		uplinks: {},
		packages: { '**': { access: '$all', publish: '$all' } },
		web: { enable: false },
		log: { type: 'stdout', format: 'pretty', level: 'http' },
	};
	const configFile = path.join(folder, 'config.yaml');
	// JSON is YAML.
	await writeFile(configFile, JSON.stringify(config));
	const registry = startChildProcess({
		name: 'Verdaccio',
		command: process.execPath,
		args: [path.join(installed, 'node_modules/verdaccio/bin/verdaccio'), '--config', configFile],
		cwd: folder,
		env: { PATH: pathWithThisNode(), HOME: folder },
		logFile: path.join(folder, 'verdaccio.log'),
	});
	await poll(
		async () => {
			if (registry.hasExited()) throw new Error(`Verdaccio ${await registry.exited}.`);
			return (await readFile(registry.logFile, 'utf8')).includes(url) ? true : undefined;
		},
		{ timeoutMs: 30_000, waitingFor: 'Verdaccio to start' },
	);
	return { url, certificateFile: certificate.certificateFile, folder };
}

/** Publishes a tarball with npm, as a release does. */
export async function publishPackage(registry: Registry, tarball: string): Promise<void> {
	// npm publishes only with a token; this registry accepts any.
	const token = `--${registry.url.replace('https:', '')}/:_authToken=none`;
	await runNpm(['publish', tarball, token, ...options(registry)], registry.folder);
}

/** Returns the checksum that the registry publishes for a version, as npm and n8n compare it. */
export async function checksumOf(
	registry: Registry,
	{ name, version }: NodePackage,
): Promise<string> {
	const view = ['view', `${name}@${version}`, 'dist.integrity', ...options(registry)];
	return (await runNpm(view, registry.folder)).trim();
}

/** This registry only, and neither the settings nor the cache of the user's npm. */
function options({ url, certificateFile, folder }: Registry): string[] {
	return [
		...['--registry', url, '--cafile', certificateFile, '--no-update-notifier'],
		...['--userconfig', path.join(folder, 'npmrc'), '--cache', path.join(folder, 'npm-cache')],
	];
}

/** Returns the folder of an installed Verdaccio, kept in the user's cache as n8n is. */
async function installVerdaccio(progress: Progress): Promise<string> {
	const { dependencies } = JSON.parse(await readFile(path.join(TEMPLATE, 'package.json'), 'utf8'));
	const folder = cacheFolder(`verdaccio-${dependencies.verdaccio}`);
	const marker = path.join(folder, 'install-complete');
	await withFolderLock(folder, async () => {
		if (existsSync(marker)) return;
		progress.begin('Installing Verdaccio (once; 65 MB)');
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder, { recursive: true });
		for (const file of ['package.json', 'package-lock.json']) {
			await copyFile(path.join(TEMPLATE, file), path.join(folder, file));
		}
		await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
		await writeFile(marker, '');
		progress.end();
	});
	return folder;
}
