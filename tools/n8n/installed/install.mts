import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from '../../processes/cache-folder.mts';
import { withFolderLock } from '../../processes/folder-lock.mts';
import type { Progress } from './progress.mts';
import { buildSqliteDriver, requireCompiler } from './sqlite-driver.mts';
import { runNpmUnstalled } from './unstalled-npm.mts';

/** The version that the demo and the tests use by default. */
export const CURRENT_N8N_VERSION = '2.41.1';

/** The oldest version the node is tested with, released on 1 December 2025. */
export const OLDEST_N8N_VERSION = '1.123.0';

export interface N8nInstall {
	version: string;
	/** The folder that contains n8n's `node_modules`. */
	folder: string;
	bin: string;
}

/** Written last; without it the installation is incomplete. */
const MARKER = 'install-complete';

const COUNT_INTERVAL_MS = 2000;

/**
 * Returns an n8n with exactly the locked dependencies, installing it if it is missing. It is kept in
 * the user's cache folder, since it takes about 3 GB and every checkout can use it.
 *
 * @param version must have a folder here with its `package.json` and lock file.
 * @throws {Error} if there is no compiler, or with the message of npm or the compiler.
 */
export async function installN8n(version: string, progress: Progress): Promise<N8nInstall> {
	const folder = cacheFolder(`n8n-${version}`);
	const install = { version, folder, bin: path.join(folder, 'node_modules/n8n/bin/n8n') };
	const template = path.join(import.meta.dirname, version);
	const lockText = await readFile(path.join(template, 'package-lock.json'), 'utf8');
	const wanted = createHash('sha256').update(lockText).digest('hex');
	if (await isComplete(install, wanted)) return install;

	await withFolderLock(
		folder,
		async () => {
			if (await isComplete(install, wanted)) return;
			await installFresh(install, template, progress);
			await writeFile(path.join(folder, MARKER), `${wanted}\n`);
		},
		() => progress.begin(`Waiting for another command to finish installing n8n ${version}`),
	);
	return install;
}

async function installFresh(
	{ version, folder }: N8nInstall,
	template: string,
	progress: Progress,
): Promise<void> {
	await requireCompiler();
	await mkdir(folder, { recursive: true });
	await rm(path.join(folder, MARKER), { force: true });
	for (const file of ['package.json', 'package-lock.json']) {
		await copyFile(path.join(template, file), path.join(folder, file));
	}
	await download(folder, version, progress);
	progress.begin("Compiling n8n's database driver");
	await buildSqliteDriver(folder);
	progress.end();
}

async function download(folder: string, version: string, progress: Progress): Promise<void> {
	progress.begin(`Downloading n8n ${version} (once; about 3 GB)`);
	const timer = setInterval(() => progress.at(packagesIn(folder)), COUNT_INTERVAL_MS);
	try {
		await runNpmUnstalled(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
	} catch (error) {
		throw new Error(`n8n could not be downloaded. ${(error as Error).message}`);
	} finally {
		clearInterval(timer);
	}
	progress.end(`done, in ${folder}`);
}

/** Says how many packages of a folder's lock file are there, of which npm says nothing; it skips those of other systems. */
export function packagesIn(folder: string): string {
	const lock = readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
	const { packages } = JSON.parse(lock) as { packages: Record<string, unknown> };
	const all = Object.keys(packages).filter((one) => one !== '');
	const there = all.filter((one) => existsSync(path.join(folder, one, 'package.json')));
	return `${there.length} of about ${all.length} packages`;
}

async function isComplete({ folder, bin }: N8nInstall, wanted: string): Promise<boolean> {
	const marker = await readFile(path.join(folder, MARKER), 'utf8').catch(() => '');
	return marker.trim() === wanted && existsSync(bin);
}
