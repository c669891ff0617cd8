// The thread of `npm run score -- --vary`. It says which of the numbers in its data the recorded plan
// executes, then takes variations and answers each with what it changed.
import { on } from 'node:events';
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

import { executedNumbers, type CoveredFile } from './executed-numbers.mts';
import { SOURCE, type HandSetNumber } from './hand-set-numbers.mts';
import { goldenImages, scoreImages } from './score-images.mts';
import { changeOf, type Variation } from './variation.mts';
import { planWith, urlOf } from './varied-modules.mts';

const { images } = await goldenImages();
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });
const before = scoreImages(images, await planWith());
const { result } = await session.post('Profiler.takePreciseCoverage');
session.disconnect();

const files = result
	.filter(({ url }) => url.startsWith(urlOf('')))
	.map(({ url, functions }): CoveredFile => {
		const file = fileURLToPath(url);
		return { path: relative(SOURCE, file), text: readFileSync(file, 'utf8'), functions };
	});
parentPort!.postMessage(executedNumbers(workerData as HandSetNumber[], files));

for await (const [variation] of on(parentPort!, 'message') as AsyncIterable<[Variation]>) {
	parentPort!.postMessage(changeOf(before, scoreImages(images, await planWith(variation))));
}
