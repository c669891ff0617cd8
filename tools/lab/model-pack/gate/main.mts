// npm run models:gate [-- --count N --sets NAMES]
// Reads images with the pack and with the FP32 networks that it was made of, and fails if a set, or all together, loses more
// than 1 in 200, net, and chance does not explain it, or if a wrong number goes unnoticed. Says with what power it sees a
// loss of 1 in 100.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { worstConfusions } from '../../image-sets/tally.mts';
import { cacheFolder } from '../../../processes/cache-folder.mts';
import { prepareNetworks, readSources } from '../sources.mts';
import { compare, fails, sumOf, type Outcome } from './compare.mts';
import { powerToSee } from './power.mts';
import { DECISIVE_SETS, GATE_SETS } from './sets.mts';
import { startPack, startReference } from './variant.mts';

const RECIPE = fileURLToPath(new URL('..', import.meta.url));
const CACHE = cacheFolder('model-pack');

const { values } = parseArgs({
	options: {
		count: { type: 'string', default: '600' },
		/** Parts of their names, separated by semicolons; an empty one is in every name. */
		sets: { type: 'string', default: DECISIVE_SETS.join(';') },
	},
});
const names = values.sets.split(';');
const sets = GATE_SETS.filter(({ name }) => names.some((part) => name.includes(part)));
if (sets.length === 0) throw new Error('--sets leaves no set.');

const variants = {
	pack: await startPack(),
	reference: await startReference(await sourceNetworks()),
};
const outcomes: Outcome[] = [];
for (const set of sets) {
	outcomes.push(await compare(set, Number(values.count), variants));
	report(set.name, outcomes.at(-1)!);
}
const all = sumOf(outcomes);
report('all', all);
if ([...outcomes, all].some(fails)) process.exitCode = 1;
await variants.pack.close();
await variants.reference.close();

/** The FP32 networks of `models:build`, made first where it never ran. */
async function sourceNetworks(): Promise<string> {
	const work = join(CACHE, 'work');
	const folder = join(work, 'fp32');
	if (!existsSync(folder)) {
		await prepareNetworks(await readSources(RECIPE), { folder: RECIPE, cache: CACHE, work });
	}
	return folder;
}

function report(name: string, outcome: Outcome): void {
	const { pack, reference, lost, gained } = outcome;
	const power = powerToSee(0.01, { images: pack.images, lost, gained });
	console.log(
		`${name}: ${pack.exact} of ${pack.images} exact, source ${reference.exact}; lost ${lost}, gained ${gained}; ` +
			`silent numbers ${pack.silentNumbers}, source ${reference.silentNumbers}; ` +
			`a loss of 1 % is seen with a power of ${(100 * power).toFixed(0)} %`,
	);
	if (fails(outcome)) console.log(`  FAILS; it reads: ${worstConfusions(pack, 12).join(', ')}`);
}
