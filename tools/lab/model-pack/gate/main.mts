// npm run models:gate [-- --count N --sets WORDS --part K/N --sides 384,512 --pack FOLDER…
//   --reference FOLDER --precision auto|int8|fp32 --emulator COMMAND]
// Reads images with a pack and, where it misreads one, with the FP32 networks that it was made of, and fails if a set, or
// all together, loses more than 1 in 200, net, and chance does not explain it, or if a wrong number goes unnoticed. What
// would fail is read by both, image for image, to count what the pack gained.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { DEFAULT_LONG_SIDE } from '../../../../server/src/ocr/detection.mts';
import { worstConfusions } from '../../image-sets/tally.mts';
import { cacheFolder } from '../../../processes/cache-folder.mts';
import { prepareNetworks, readSources } from '../sources.mts';
import { compare, failing, sumOf, type Outcome, type ReferenceReads } from './compare.mts';
import { startEmulated } from './emulated.mts';
import { GATE_SETS } from './sets.mts';
import { startPack, startReference, type PackOptions } from './variant.mts';

const RECIPE = fileURLToPath(new URL('..', import.meta.url));
const CACHE = cacheFolder('model-pack');
const WARM_UP = 4;

const { values } = parseArgs({
	options: {
		count: { type: 'string', default: '200' },
		/** Words, separated by commas, one of which the name of a set must contain. */
		sets: { type: 'string', default: '' },
		/** The K-th of N shares of those sets, for as many processes or days. */
		part: { type: 'string', default: '1/1' },
		sides: { type: 'string', default: String(DEFAULT_LONG_SIDE) },
		precision: { type: 'string', default: 'auto' },
		/** Runs the packs on another processor: `qemu-x86_64-static -cpu Haswell`. */
		emulator: { type: 'string' },
		pack: {
			type: 'string',
			multiple: true,
			default: [fileURLToPath(new URL('../../../../server/models', import.meta.url))],
		},
		/** FP32 networks; by default those of the recipe. */
		reference: { type: 'string' },
	},
});
const count = Number(values.count);
const precision = values.precision as PackOptions['precision'];
const { emulator } = values;
const words = values.sets.split(',');
const [, part, parts] = /^(\d+)\/(\d+)$/.exec(values.part)?.map(Number) ?? [];
if (!(part >= 1 && part <= parts)) throw new Error('--part must be K/N, with K from 1 to N.');
const sets = GATE_SETS.filter(({ name }) => words.some((word) => name.includes(word))).filter(
	(_, index) => index % parts === part - 1,
);
if (sets.length === 0) throw new Error('--sets and --part leave no set.');

const reference = values.reference ?? (await recipeNetworks());
const variants = [await startReference(reference, DEFAULT_LONG_SIDE)];
for (const folder of values.pack) {
	for (const side of values.sides.split(',')) {
		const options: PackOptions = { folder, side: Number(side), precision };
		variants.push(
			await (emulator === undefined ? startPack(options) : startEmulated(emulator, options)),
		);
	}
}
if (emulator === undefined) await compare(sets[0], WARM_UP, variants, 'every');

let read = await readSets('misread');
if (failing(sumOf(read)).length > 0) {
	console.log('Too much is lost, unless as much was gained: once more, every image with both.');
	read = await readSets('every');
}
const all = sumOf(read);
report('all', all);
if ([...read, all].some((outcomes) => failing(outcomes).length > 0)) process.exitCode = 1;
await Promise.all(variants.map((variant) => variant.close()));

async function readSets(referenceReads: ReferenceReads): Promise<Outcome[][]> {
	const read: Outcome[][] = [];
	for (const set of sets) {
		let outcomes = await compare(set, count, variants, referenceReads);
		if (failing(outcomes).length > 0 && referenceReads === 'misread') {
			outcomes = await compare(set, count, variants, 'every');
		}
		report(set.name, outcomes);
		read.push(outcomes);
	}
	return read;
}

/** The FP32 networks of `models:build`, made first where it never ran. */
async function recipeNetworks(): Promise<string> {
	const work = join(CACHE, 'work');
	const folder = join(work, 'fp32');
	if (!existsSync(folder)) {
		await prepareNetworks(await readSources(RECIPE), { folder: RECIPE, cache: CACHE, work });
	}
	return folder;
}

function report(name: string, outcomes: readonly Outcome[]): void {
	for (const { variant, tally, lost, gained, cpu } of outcomes) {
		const exact = `${tally.exact}/${tally.images} exact`.padEnd(16);
		const changes = `lost ${lost}, gained ${gained}, silent numbers ${tally.silentNumbers}`;
		const time = tally.images === 0 ? '' : `; CPU ${(cpu / tally.images).toFixed(0)} ms`;
		console.log(`${name.padEnd(32)} ${variant.padEnd(18)} ${exact} ${changes}${time}`);
	}
	for (const { variant, tally } of failing(outcomes)) {
		console.log(`  ${variant} FAILS; it reads: ${worstConfusions(tally, 12).join(', ')}`);
	}
}
