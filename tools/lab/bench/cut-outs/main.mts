// npm run cut-outs -- [--count N] [--seed S] [--level L] [--every N]
// Draws and reads cards, cuts them out and covers their values as the server does, and prints how far
// the corners are off and whether anything of a covered value is left; every N images what it is so far.
import process from 'node:process';
import { parseArgs } from 'node:util';

import { placeCard } from '../../../../server/src/crops/placed-card.mts';
import { decodeImage } from '../../../../server/src/image/decode.mts';
import { readPack } from '../../../../server/src/models/model-pack.mts';
import { startReader } from '../../../../server/src/models/start-reader.mts';
import { readEveryCard } from '../../../../server/src/reading/read-every-card.mts';
import { readRaster } from '../../../../server/src/reading/read-raster.mts';
import { LEVELS, type Level } from '../../specimens/image/camera.mts';
import { drawSpecimen } from '../../specimens/draw.mts';
import { cornerErrors, MAX_CORNER_ERROR } from '../../../../test/support/corner-errors.mts';
import { redactionLeaks } from './redaction-leaks.mts';

const { values } = parseArgs({
	options: {
		count: { type: 'string', default: '60' },
		seed: { type: 'string', default: 'cut-outs' },
		level: { type: 'string', default: 'photo' },
		every: { type: 'string', default: '20' },
	},
});
const level = LEVELS.find((known): known is Level => known === values.level);
const [count, every] = [Number(values.count), Number(values.every)];
const isCount = (number: number) => Number.isInteger(number) && number >= 1;
if (level === undefined || !isCount(count) || !isCount(every)) {
	console.error(
		`Usage: npm run cut-outs -- [--count N] [--seed S] [--level ${LEVELS.join('|')}] [--every N]`,
	);
	process.exit(2);
}

// For ONNX Runtime.
process.env['ORT_DISABLE_TELEMETRY'] = '1';
const { reader } = await startReader(await readPack(), 'auto', 1);
const errors: number[] = [];
let [leaks, unread, uncopied] = [0, 0, 0];
console.log(`Images of level ${level}, seed ${values.seed}`);
for (let index = 0; index < count; index++) {
	const side = index % 2 === 0 ? 1 : 0;
	const specimen = await drawSpecimen({ seed: values.seed, index, side, level });
	const raster = (await decodeImage(specimen.image))!;
	const reading = await readRaster(reader, raster);
	const [found] = await readEveryCard(reader, raster, reading);
	if (found === undefined) {
		unread++;
	} else {
		const placed = placeCard(found, raster);
		errors.push(...cornerErrors(specimen, placed.outline, raster));
		const left = await redactionLeaks(reader, { specimen, raster, reading, placed: [placed] });
		for (const leak of left ?? []) console.log(`Left in ${specimen.file}: ${leak}`);
		leaks += left?.length ?? 0;
		if (left === null) uncopied++;
	}
	if ((index + 1) % every === 0 || index + 1 === count) console.log(totals(index + 1));
}
await reader.close();
if (leaks > 0) process.exitCode = 1;

/** What is known after so many images. */
function totals(images: number): string {
	const sorted = errors.toSorted((one, other) => one - other);
	const at = (share: number) =>
		sorted.at(Math.min(sorted.length - 1, Math.floor(share * sorted.length)))?.toFixed(2);
	const within = errors.filter((error) => error <= MAX_CORNER_ERROR).length;
	return (
		`${images} images, no card read in ${unread}. Corners off, in % of the card's width: ` +
		`median ${at(0.5)}, 95 % ${at(0.95)}, most ${at(1)}; ${within} of ${errors.length} within ` +
		`${MAX_CORNER_ERROR}. No redacted copy of ${uncopied}. Left on the others: ${leaks || 'nothing'}`
	);
}
