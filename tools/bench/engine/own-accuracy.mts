import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { STEADY_MEMORY } from '../../../server/src/process/steady-memory.mts';
import { PACKS, type Pack } from './bench-engine.mts';
import type { OwnAnswer, OwnTask } from './own-process.mts';
import { PICTURE_SETS } from './pictures/picture-set.mts';
import type { PictureStore } from './pictures/picture-store.mts';
import { GROWTH_CARDS } from './sample-sizes.mts';
import { countReading, emptyTally, type Tally } from './tally.mts';

/** The result of one of our packs for all images, measured in its own process. */
export interface PackRun {
	pack: Pack;
	/** By the name of the set. */
	tallies: ReadonlyMap<string, Tally>;
	memory: Omit<OwnAnswer, 'fields'>;
}

/** This pack, for small machines, reads more cards to see whether memory grows. */
const GROWTH_PACK: Pack = PACKS[1];

/** Reads every image with each pack. */
export async function readWithOwnPacks(store: PictureStore): Promise<PackRun[]> {
	const runs: PackRun[] = [];
	for (const pack of PACKS) runs.push(await readWithPack(pack, store));
	return runs;
}

async function readWithPack(pack: Pack, { pictures }: PictureStore): Promise<PackRun> {
	const files = pictures.map(({ file }) => file);
	const growth = pack === GROWTH_PACK ? GROWTH_CARDS : 0;
	const task: OwnTask = { pack, files, cards: Math.max(files.length, growth) };
	const { fields, ...memory } = await inOwnProcess(task);
	const tallies = new Map(PICTURE_SETS.map(({ name }) => [name, emptyTally()]));
	for (const [index, { set, truths }] of pictures.entries()) {
		const tally = tallies.get(set);
		if (tally !== undefined) countReading(tally, truths, fields[index]);
	}
	return { pack, tallies, memory };
}

async function inOwnProcess(task: OwnTask): Promise<OwnAnswer> {
	// The same settings as the server's.
	const env = { ...process.env, ...STEADY_MEMORY };
	const child = fork(fileURLToPath(new URL('own-process.mts', import.meta.url)), { env });
	child.send(task);
	const ended = once(child, 'exit').then(([code]) => {
		throw new Error(`The process that reads with ${task.pack} ended with code ${code}.`);
	});
	const [answer] = await Promise.race([once(child, 'message'), ended]);
	return answer as OwnAnswer;
}
