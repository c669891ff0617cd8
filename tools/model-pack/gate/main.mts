// npm run models:gate [-- --count N --sets WORDS --sides 384,512 --pack FOLDER…
//   --reference FOLDER --precision auto|int8|fp32 --emulator COMMAND]
// Reads the same images with a pack and with the FP32 networks that it was made of, and fails if a set
// loses more than 1 in 200 or a wrong number goes unnoticed. Run `npm run models:build` first.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { DEFAULT_LONG_SIDE } from '../../../server/src/ocr/detection.mts';
import { worstConfusions } from '../../image-sets/tally.mts';
import { cacheFolder } from '../../processes/cache-folder.mts';
import { addOutcome, compare, type Outcome } from './compare.mts';
import { startEmulated } from './emulated.mts';
import { GATE_SETS } from './sets.mts';
import { startPack, startReference, type PackOptions } from './variant.mts';

const MOST_LOST = 1 / 200;
const WARM_UP = 4;

const { values } = parseArgs({
	options: {
		count: { type: 'string', default: '200' },
		/** Words, separated by commas, one of which the name of a set must contain. */
		sets: { type: 'string', default: '' },
		sides: { type: 'string', default: String(DEFAULT_LONG_SIDE) },
		precision: { type: 'string', default: 'auto' },
		/** Runs the packs on another processor: `qemu-x86_64-static -cpu Haswell`. */
		emulator: { type: 'string' },
		pack: {
			type: 'string',
			multiple: true,
			default: [fileURLToPath(new URL('../../../server/models', import.meta.url))],
		},
		reference: {
			type: 'string',
			default: join(cacheFolder('model-pack'), 'work', 'fp32'),
		},
	},
});
const count = Number(values.count);
const precision = values.precision as PackOptions['precision'];
const { emulator } = values;
const words = values.sets.split(',');
const sets = GATE_SETS.filter(({ name }) => words.some((word) => name.includes(word)));

const variants = [await startReference(values.reference, DEFAULT_LONG_SIDE)];
for (const folder of values.pack) {
	for (const side of values.sides.split(',')) {
		const options: PackOptions = { folder, side: Number(side), precision };
		variants.push(
			await (emulator === undefined ? startPack(options) : startEmulated(emulator, options)),
		);
	}
}
if (emulator === undefined) await compare(sets[0], WARM_UP, variants);

let sums: Outcome[] | undefined;
for (const set of sets) {
	const outcomes = await compare(set, count, variants);
	report(set.name, outcomes);
	if (sums === undefined) sums = outcomes.map((one) => structuredClone(one));
	else for (const [index, sum] of sums.entries()) addOutcome(sum, outcomes[index]);
	for (const { variant, tally } of outcomes.slice(1)) {
		const lost = (outcomes[0].tally.exact - tally.exact) / count;
		const silent = tally.silentNumbers - outcomes[0].tally.silentNumbers;
		if (lost <= MOST_LOST && silent <= 0) continue;
		console.log(`  ${variant} FAILS; it reads: ${worstConfusions(tally, 12).join(', ')}`);
		process.exitCode = 1;
	}
}
report('all', sums ?? []);
await Promise.all(variants.map((variant) => variant.close()));

function report(name: string, outcomes: readonly Outcome[]): void {
	const [{ cpu: reference }] = outcomes;
	for (const { variant, tally, lost, gained, cpu } of outcomes) {
		const exact = `${tally.exact}/${tally.images} exact`.padEnd(16);
		const changes = `lost ${lost}, gained ${gained}, silent numbers ${tally.silentNumbers}`;
		const time = `CPU ${(cpu / tally.images).toFixed(0)} ms, ×${(cpu / reference).toFixed(3)}`;
		console.log(`${name.padEnd(32)} ${variant.padEnd(18)} ${exact} ${changes}; ${time}`);
	}
}
