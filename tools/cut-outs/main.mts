// npm run cut-outs -- [--count N] [--seed S] [--level L]
// Draws and reads cards, cuts them out and covers their values as the server does, and prints how far
// the corners are off and whether anything of a covered value is left.
import process from 'node:process';
import { parseArgs } from 'node:util';

import { placeCard } from '../../server/src/crops/placed-card.mts';
import { decodeImage } from '../../server/src/image/decode.mts';
import { readPack } from '../../server/src/models/model-pack.mts';
import { startReader } from '../../server/src/models/start-reader.mts';
import { readEveryCard } from '../../server/src/reading/read-every-card.mts';
import { readRaster } from '../../server/src/reading/read-raster.mts';
import { LEVELS, type Level } from '../specimens/picture/camera.mts';
import { drawSpecimen } from '../specimens/draw.mts';
import { cornerErrors, MAX_CORNER_ERROR } from './corner-errors.mts';
import { redactionLeaks } from './redaction-leaks.mts';

const { values } = parseArgs({
	options: {
		count: { type: 'string', default: '60' },
		seed: { type: 'string', default: 'cut-outs' },
		level: { type: 'string', default: 'photo' },
	},
});
const level = LEVELS.find((known): known is Level => known === values.level);
const count = Number(values.count);
if (level === undefined || !Number.isInteger(count) || count < 1) {
	console.error(`Usage: npm run cut-outs -- [--count N] [--seed S] [--level ${LEVELS.join('|')}]`);
	process.exit(2);
}

// For ONNX Runtime.
process.env['ORT_DISABLE_TELEMETRY'] = '1';
const { reader } = await startReader(await readPack(), 'auto', 1);
const errors: number[] = [];
const leaks: string[] = [];
let unread = 0;
for (let index = 0; index < count; index++) {
	const side = index % 2 === 0 ? 1 : 0;
	const specimen = await drawSpecimen({ seed: values.seed, index, side, level });
	const raster = (await decodeImage(specimen.picture))!;
	const reading = await readRaster(reader, raster);
	const [found] = await readEveryCard(reader, raster, reading);
	if (found === undefined) {
		unread++;
		continue;
	}
	const placed = placeCard(found, raster);
	errors.push(...(await cornerErrors(specimen, placed.outline, raster)));
	const left = await redactionLeaks(reader, { specimen, raster, reading, placed: [placed] });
	leaks.push(...left.map((leak) => `${specimen.file}: ${leak}`));
}
await reader.close();

const sorted = errors.toSorted((one, other) => one - other);
const at = (share: number) =>
	sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(2);
const within = errors.filter((error) => error <= MAX_CORNER_ERROR).length;
console.log(`${count} pictures of level ${level}, seed ${values.seed}; no card read in ${unread}`);
console.log(
	`Corners off, in % of the card's width: median ${at(0.5)}, 95 % ${at(0.95)}, most ${at(1)}; ` +
		`${within} of ${errors.length} within ${MAX_CORNER_ERROR}`,
);
console.log(`Left after redaction: ${leaks.length === 0 ? 'nothing' : ''}`);
for (const leak of leaks) console.log(`  ${leak}`);
if (leaks.length > 0) process.exitCode = 1;
