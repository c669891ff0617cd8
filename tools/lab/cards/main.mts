import { writeFile } from 'node:fs/promises';

import { drawPictures } from './pictures.mts';

const FOLDER = new URL('../../../test/cards/', import.meta.url);

const truths: Record<string, object> = {};
for await (const { file, bytes, truth } of drawPictures()) {
	await writeFile(new URL(file, FOLDER), bytes);
	truths[file] = truth;
}
// `portrait.heic` was made of it with `specimen-heic.py`, since sharp cannot write HEIC.
truths['portrait.heic'] = truths['portrait.jpg'];
const rounded = (_: string, value: unknown) =>
	typeof value === 'number' ? Math.round(value * 100) / 100 : value;
await writeFile(new URL('truth.json', FOLDER), `${JSON.stringify(truths, rounded)}\n`);
