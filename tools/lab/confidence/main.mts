// npm run confidence:fit -- [--observations FILE]
// Draws cards of all kinds, reads them, fits the model that says how sure each value is
// (server/src/card/review/model-data.mts), and prints what limits of it would make of images that it was not fitted to. It
// takes five minutes on two idle cores. With a file of observations it goes on where it was stopped; delete the file when
// reading or features changed.
// CONFIDENCE_IMAGES limits the images of a set, for a quick try.
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { curveOf } from './curve.mts';
import { fitModel } from './fit-model.mts';
import { modelFile, MODEL_FILE } from './model-file.mts';
import { observeImages } from './observe-images.mts';
import { OBSERVED_SETS } from './observed-sets.mts';
import type { Observed, ObservedImage } from './observing-thread.mts';

/** Nobody in the benchmark or among the golden images is among these, and each set has its own people. */
const SEED = 'confidence';

const { values } = parseArgs({ options: { observations: { type: 'string' } } });
const most = Number(process.env['CONFIDENCE_IMAGES'] ?? Infinity);

const observed: Observed[] = [];
const file = values.observations;
if (file !== undefined) {
	const text = await readFile(file, 'utf8').catch(() => '');
	observed.push(
		...text
			.split('\n')
			.filter((line) => line !== '')
			.map((line) => JSON.parse(line) as Observed),
	);
}
const keyOf = ({ set, index, seed }: ObservedImage) => `${seed}/${set}/${index}`;
const known = new Set(observed.map(keyOf));
const all = OBSERVED_SETS.flatMap(({ name, count }) =>
	Array.from({ length: Math.min(count, most) }, (_, index): ObservedImage => {
		return { set: name, index, seed: `${SEED}/${name}` };
	}),
);
// Of all kinds from the beginning, so that what there is can be fitted to at any time.
const images = all
	.filter((image) => !known.has(keyOf(image)))
	.sort((one, other) => one.index - other.index);

const writes: Array<Promise<void>> = [];
await observeImages(images, (one) => {
	observed.push(one);
	if (file !== undefined) writes.push(appendFile(file, `${JSON.stringify(one)}\n`));
	if (observed.length % 100 === 0) console.log(`${observed.length} images`);
});
await Promise.all(writes);

const read = observed.flatMap((one) => [...one.earlier, ...one.values]);
const wrong = read.filter(({ isRight }) => !isRight).length;
console.log(`${observed.length} images, ${read.length} values, ${wrong} of them wrong.`);
console.log(curveOf(observed));
await writeFile(MODEL_FILE, modelFile(fitModel(read)));
