import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withFolderLock } from '../../processes/folder-lock.mts';
import { runNpm } from './npm-command.mts';
import type { Progress } from './progress.mts';

const CHECKOUT = path.resolve(import.meta.dirname, '../../..');

/** Everything that determines the contents of the package. */
const SOURCES = [
	'nodes/**/*',
	'credentials/**/*',
	'domain/**/*',
	'package.json',
	'tsconfig.json',
	'gulpfile.js',
	'index.js',
	'README.md',
	'LICENSE*',
];

/** The node package as `npm publish` would upload it. */
export interface NodePackage {
	name: string;
	version: string;
	tarball: string;
}

/**
 * Builds and packs the node package into `folder`, unless it already contains a tarball of the same
 * sources.
 */
export async function packNode(folder: string, progress: Progress): Promise<NodePackage> {
	const { name, version } = JSON.parse(await readFile(path.join(CHECKOUT, 'package.json'), 'utf8'));
	const tarball = path.join(folder, `${name}-${version}-${await fingerprint()}.tgz`);
	const result = { name, version, tarball };
	if (existsSync(tarball)) return result;

	// Concurrent builds would overwrite each other's dist/.
	await withFolderLock(path.join(CHECKOUT, 'node_modules/.package-build'), async () => {
		progress.begin('Building and packing the node package');
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder, { recursive: true });
		await runNpm(['run', 'build'], CHECKOUT);
		await runNpm(['pack', '--ignore-scripts', '--pack-destination', folder], CHECKOUT);
		await rename(path.join(folder, `${name}-${version}.tgz`), tarball);
		progress.end();
	});
	return result;
}

/**
 * Installs the package as a community package, with the npm options that n8n uses. n8n must not be
 * running, since it reads that folder at startup.
 *
 * @param userFolder n8n's `N8N_USER_FOLDER`.
 */
export async function installNodePackage(
	userFolder: string,
	{ name, tarball }: NodePackage,
	progress: Progress,
): Promise<void> {
	const nodesFolder = path.join(userFolder, '.n8n/nodes');
	const marker = path.join(nodesFolder, 'installed-from');
	const installed = await readFile(marker, 'utf8').catch(() => '');
	if (installed === tarball) return;

	progress.begin(`Installing ${path.basename(tarball)} into n8n as a community package`);
	await mkdir(nodesFolder, { recursive: true });
	const manifest = path.join(nodesFolder, 'package.json');
	if (!existsSync(manifest)) {
		await writeFile(manifest, '{"name":"installed-nodes","private":true}\n');
	}
	// npm ignores a tarball of a version that is already installed.
	await rm(path.join(nodesFolder, 'node_modules', name), { recursive: true, force: true });
	const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-bin-links'];
	await runNpm(
		// n8n removes the peer dependencies from the package before installing it.
		['install', tarball, ...options, '--no-package-lock', '--legacy-peer-deps'],
		nodesFolder,
	);
	await writeFile(marker, tarball);
	progress.end();
}

async function fingerprint(): Promise<string> {
	const files: string[] = [];
	for await (const entry of glob(SOURCES, { cwd: CHECKOUT, withFileTypes: true })) {
		if (entry.isFile()) files.push(path.join(entry.parentPath, entry.name));
	}
	const hash = createHash('sha256');
	for (const file of files.sort()) {
		hash.update(`${path.relative(CHECKOUT, file)}\0`);
		hash.update(await readFile(file));
		hash.update('\0');
	}
	return hash.digest('hex').slice(0, 12);
}
