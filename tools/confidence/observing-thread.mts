// Draws and reads each image that it is sent, and posts what it observed.
import { parentPort } from 'node:worker_threads';

import { readPack } from '../../server/src/models/model-pack.mts';
import { startReader } from '../../server/src/models/start-reader.mts';
import { observe, type Observation } from './observation.mts';
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
port.on('message', async (asked: ObservedImage | 'end') => {
	if (asked === 'end') {
		port.close();
		await reader.close();
		return;
	}
	const set = OBSERVED_SETS.find(({ name }) => name === asked.set)!;
	const observation = await observe(reader, await set.draw(asked.index, asked.seed));
	port.postMessage({ ...asked, ...observation } satisfies Observed);
});
