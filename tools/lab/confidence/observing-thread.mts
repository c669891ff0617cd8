// Draws and reads each image that it is sent, and posts what it observed.
import { parentPort } from 'node:worker_threads';

import { readPack } from '../../../server/src/models/model-pack.mts';
import { startReader } from '../../../server/src/models/start-reader.mts';
import { observe, type Observation } from './observation.mts';
import { PATCHED_SET } from '../image-sets/image-set.mts';
import { OBSERVED_SETS } from './observed-sets.mts';

/** An image to draw and read. */
export interface ObservedImage {
	set: string;
	index: number;
	seed: string;
}

/** The reply to it. */
export type Observed = ObservedImage & Observation;

const port = parentPort!;
const { reader } = await startReader(await readPack(), 'auto', 1);

async function answer(asked: ObservedImage): Promise<void> {
	const set = [...OBSERVED_SETS, PATCHED_SET].find(({ name }) => name === asked.set)!;
	const observation = await observe(reader, await set.draw(asked.index, asked.seed));
	port.postMessage({ ...asked, ...observation } satisfies Observed);
}

port.on('message', (asked: ObservedImage | 'end') => {
	if (asked !== 'end') return void answer(asked);
	port.close();
	void reader.close();
});
