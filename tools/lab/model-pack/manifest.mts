import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { sha256Of } from '../../../server/src/models/model-pack.mts';
import { DETECTION_OPTIONS } from './detection-options.mts';
import { DRAFT_OPTIONS } from './draft-options.mts';
import type { SourceList } from './sources.mts';

/** Raise it when the recipe makes other files from the same sources. */
const RECIPE_VERSION = 6;

/** Name of the file that lists a pack's files. */
const MANIFEST_FILE = 'pack.json';

/** The files of a pack by role. */
const PACK_FILES = {
	detection: 'detection.onnx',
	recognition: 'recognition.onnx',
	draft: 'draft.onnx',
	detectionFp32: 'detection-fp32.onnx',
	recognitionFp32: 'recognition-fp32.onnx',
	draftFp32: 'draft-fp32.onnx',
	dictionary: 'dictionary.txt',
	selfCheck: 'self-check.json',
} as const;

/** Writes the manifest of the pack whose files are in `folder`. */
export async function writeManifest(folder: string, sources: SourceList): Promise<void> {
	const files: Record<string, { path: string; sha256: string }> = {};
	const roles = Object.entries(PACK_FILES);
	for (const [role, path] of roles.filter(([, path]) => existsSync(join(folder, path)))) {
		const bytes = await readFile(join(folder, path));
		files[role] = { path, sha256: sha256Of(bytes) };
	}
	const dictionary = await readFile(join(folder, PACK_FILES.dictionary), 'utf8');
	const manifest = {
		name: `${sources.name}-int8`,
		title: `${sources.title}, INT8`,
		characters: dictionary.split('\n').length - 1,
		files,
		detection: DETECTION_OPTIONS,
		...(files.draft && { draft: DRAFT_OPTIONS }),
		recipe: RECIPE_VERSION,
		source: sources,
	};
	await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, '\t')}\n`);
}
