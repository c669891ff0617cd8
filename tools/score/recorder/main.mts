// npm run score:record
// Draws the golden pictures and records what the networks see of them in tools/score/golden/lines.br.
// It takes a quarter of an hour. SCORE_PICTURES limits the pictures of a set, for a quick try.
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { isDeepStrictEqual } from 'node:util';

import { decodeImage } from '../../../server/src/image/decode.mts';
import { readPack } from '../../../server/src/models/model-pack.mts';
import { startReader } from '../../../server/src/models/start-reader.mts';
import { readAlphabet } from '../../../server/src/ocr/alphabet.mts';
import { LineDecoder } from '../../../server/src/ocr/line-decoder.mts';
import { linePasses } from '../card-plan.mts';
import { GOLDEN_FILE, packRecording, unpackRecording } from '../golden/golden-file.mts';
import type { GoldenPicture } from '../golden/golden-picture.mts';
import { currentWeights } from '../golden/weights.mts';
import { recordedPlan } from '../recorded-plan.mts';
import { GOLDEN_SETS, type GoldenSet } from './golden-sets.mts';
import { recordPasses } from './record-passes.mts';

/** The share of pictures that must be read alike before and after the recording was packed. */
const MIN_ALIKE = 0.995;

/** As many bytes as the repository can bear. */
const MAX_BYTES = 10_000_000;

process.env['ORT_DISABLE_TELEMETRY'] = '1';
const most = Number(process.env['SCORE_PICTURES'] ?? Infinity);
const pack = await readPack();
// The recording's hash covers these networks, not those for FP32.
const { reader, precision } = await startReader(pack, 'int8', availableParallelism());
const decoder = new LineDecoder(await readAlphabet(pack.files.dictionary));
console.log(`Recording with ${pack.title}, computed in ${precision}.`);

async function record({ name, draw }: GoldenSet, index: number): Promise<GoldenPicture> {
	const { picture, truths } = await draw(index);
	const raster = await decodeImage(picture);
	if (raster === null) throw new Error(`Picture ${index} of the set "${name}" is no picture.`);
	return { set: name, index, truths, ...(await recordPasses(reader, decoder, raster)) };
}

async function recordSet(set: GoldenSet): Promise<GoldenPicture[]> {
	const pictures: GoldenPicture[] = [];
	let next = 0;
	const recordNext = async () => {
		for (let index = next++; index < Math.min(set.count, most); index = next++) {
			pictures[index] = await record(set, index);
		}
	};
	// One is drawn while the other one is read.
	await Promise.all([recordNext(), recordNext()]);
	console.log(`${set.name}: ${pictures.length}`);
	return pictures;
}

const pictures: GoldenPicture[] = [];
for (const set of GOLDEN_SETS) pictures.push(...(await recordSet(set)));
await reader.close();

const read = ({ passes, size }: GoldenPicture) => recordedPlan(linePasses(decoder, passes), size);
const file = packRecording({ weights: await currentWeights(), pictures });
const unpacked = unpackRecording(file).pictures;
const alike = pictures.filter((picture, index) =>
	isDeepStrictEqual(read(picture), read(unpacked[index])),
);
console.log(`${pictures.length} pictures, ${file.length} bytes, ${alike.length} read alike.`);
if (alike.length < MIN_ALIKE * pictures.length || file.length > MAX_BYTES) {
	throw new Error('Nothing was written: too large, or read otherwise than what was recorded.');
}
await writeFile(GOLDEN_FILE, file);
