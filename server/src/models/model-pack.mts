import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { env } from 'node:process';

import { IS_BUILT } from '../process/built.mts';
import { EngineMissingError } from '../errors/server-errors.mts';
import type { DetectionOptions } from '../ocr/detection.mts';

/** The networks of a pack. The dictionary may instead lie in the recognition network's metadata. */
export type ModelRole = 'detection' | 'recognition' | 'direction' | 'dictionary';

/** One file of a pack. */
export interface PackFile {
	/** Key of the manifest's `sources`; absent for a file beside a `pack.json` of one's own. */
	source?: string;
	path: string;
	sha256: string;
}

interface PackEntry {
	name: string;
	title: string;
	/** What it cannot read, in plain words. */
	limits?: string;
	files: Record<Exclude<ModelRole, 'dictionary'>, PackFile> & { dictionary?: PackFile };
	detection: DetectionOptions;
}

/** Where files of packs come from. */
export interface ModelSource {
	kind: 'npm' | 'pypi-wheel';
	package: string;
	version: string;
	licence: string;
}

interface Manifest {
	/** The best first. */
	packs: PackEntry[];
	sources: Record<string, ModelSource>;
}

/** A pack whose files are there and are the right ones. */
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

/** Reads the list of known packs. */
export async function readManifest(): Promise<Manifest> {
	return JSON.parse(await readFile(MANIFEST, 'utf8')) as Manifest;
}

/** The folder that fetched models are kept in, outside any checkout. */
export function modelCacheFolder(environment: NodeJS.ProcessEnv = env): string {
	const cache = environment.XDG_CACHE_HOME || join(homedir(), '.cache');
	return join(cache, 'n8n-nodes-apizero', 'models');
}

/** The folder that a source's files lie in, whether it is there or not. */
export function sourceFolder(source: ModelSource): string {
	if (source.kind === 'pypi-wheel') {
		return join(modelCacheFolder(), `${source.package}-${source.version}`);
	}
	return dirname(createRequire(import.meta.url).resolve(`${source.package}/node`));
}

/**
 * Finds a pack: by the name in the manifest, by a folder that holds a `pack.json` and its files,
 * or, when nothing is asked for, the best pack that is present.
 * @throws EngineMissingError when a file is missing or is not the one the hash promises.
 */
export async function findPack(models?: string): Promise<ModelPack> {
	if (models !== undefined && isFolderPath(models)) return packOfFolder(models);
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
		throw new EngineMissingError(`There is no model pack of that name. Known packs: ${known}.`);
	}
	return verified(entry, folderOf);
}

function isFolderPath(models: string): boolean {
	return isAbsolute(models) || /[/\\]/.test(models);
}

async function packOfFolder(folder: string): Promise<ModelPack> {
	let text;
	try {
		text = await readFile(join(folder, 'pack.json'), 'utf8');
	} catch (cause) {
		throw new EngineMissingError('The folder of models holds no pack.json.', { cause });
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
			throw new EngineMissingError(`${what} Fetch it with "${FETCH_COMMAND}".`, { cause });
		}
		if (sha256Of(bytes) !== file.sha256) {
			const what = `The ${role} file of the model pack ${entry.name} is not the expected one`;
			throw new EngineMissingError(`${what} (its SHA-256 differs). Delete it and fetch it again.`);
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

/** Hexadecimal SHA-256 of the bytes. */
export function sha256Of(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}
