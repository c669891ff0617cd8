// npm run score:record
// Draws the golden images and records what the networks see of them in tools/score/golden/lines.br.
// It takes a quarter of an hour. SCORE_IMAGES limits the images of a set, for a quick try.
import { writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';

import { decodeImage } from '../../../server/src/image/decode.mts';
import { readPack } from '../../../server/src/models/model-pack.mts';
import { startReader } from '../../../server/src/models/start-reader.mts';
import { linePasses } from '../../score/card-plan.mts';
import { GOLDEN_FILE, packRecording, unpackRecording } from '../../score/golden/golden-file.mts';
import type { GoldenImage } from '../../score/golden/golden-image.mts';
import { currentWeights } from '../../score/golden/weights.mts';
import { recordedPlan } from '../../score/recorded-plan.mts';
import { GOLDEN_SETS, type GoldenSet } from './golden-sets.mts';
import { recordPasses } from './record-passes.mts';

/** The share of images that must be read alike before and after the recording was packed. */
const MIN_ALIKE = 0.995;

/** Which lines are drafts depends on it. */
const THREADS = 2;

/** As many bytes as the repository can bear. */
const MAX_BYTES = 10_000_000;

process.env['ORT_DISABLE_TELEMETRY'] = '1';
const most = Number(process.env['SCORE_IMAGES'] ?? Infinity);
const pack = await readPack();
// The recording's hash covers these networks, not those for FP32.
const { reader, precision } = await startReader(pack, 'int8', THREADS);
console.log(`Recording with ${pack.name}, computed in ${precision}.`);

async function record({ name, draw }: GoldenSet, index: number): Promise<GoldenImage> {
	const { image, truths } = await draw(index);
	const raster = await decodeImage(image);
	if (raster === null) throw new Error(`Image ${index} of the set "${name}" cannot be decoded.`);
	return { set: name, index, truths, ...(await recordPasses(reader, raster)) };
}

async function recordSet(set: GoldenSet): Promise<GoldenImage[]> {
	const images: GoldenImage[] = [];
	let next = 0;
	const recordNext = async () => {
		for (let index = next++; index < Math.min(set.count, most); index = next++) {
			images[index] = await record(set, index);
		}
	};
	// One is drawn while the other one is read.
	await Promise.all([recordNext(), recordNext()]);
	console.log(`${set.name}: ${images.length}`);
	return images;
}

const images: GoldenImage[] = [];
for (const set of GOLDEN_SETS) images.push(...(await recordSet(set)));
await reader.close();

const read = ({ passes, size }: GoldenImage) => recordedPlan(linePasses(passes), size);
const file = packRecording({ weights: await currentWeights(), images });
const unpacked = unpackRecording(file).images;
const alike = images.filter((image, index) =>
	isDeepStrictEqual(read(image), read(unpacked[index])),
);
console.log(`${images.length} images, ${file.length} bytes, ${alike.length} read alike.`);
if (alike.length < MIN_ALIKE * images.length || file.length > MAX_BYTES) {
	throw new Error('Nothing was written: too large, or read otherwise than what was recorded.');
}
await writeFile(GOLDEN_FILE, file);
