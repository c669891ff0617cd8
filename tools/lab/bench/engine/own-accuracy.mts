import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { withSteadyMemory } from '../../../../server/src/process/steady-memory.mts';
import type { OwnAnswer, OwnTask } from './own-process.mts';
import { IMAGE_SETS } from '../../image-sets/image-set.mts';
import type { ImageStore } from '../../image-sets/image-store.mts';
import { GROWTH_CARDS } from '../../image-sets/sample-sizes.mts';
import { countReading, emptyTally, type Tally } from '../../image-sets/tally.mts';

/** Our engine's result for all images, measured in a process of its own. */
export interface OwnRun {
	/** By the name of the set. */
	tallies: ReadonlyMap<string, Tally>;
	memory: Omit<OwnAnswer, 'fields'>;
}

/** Reads every image, and more cards to see whether memory grows. */
export async function readAll({ images }: ImageStore): Promise<OwnRun> {
	const files = images.map(({ file }) => file);
	const task: OwnTask = { files, cards: Math.max(files.length, GROWTH_CARDS) };
	const { fields, ...memory } = await inOwnProcess(task);
	const tallies = new Map(IMAGE_SETS.map(({ name }) => [name, emptyTally()]));
	for (const [index, { set, truths }] of images.entries()) {
		const tally = tallies.get(set);
		if (tally !== undefined) countReading(tally, truths, fields[index]);
	}
	return { tallies, memory };
}

async function inOwnProcess(task: OwnTask): Promise<OwnAnswer> {
	// The same settings as the server's.
	const env = withSteadyMemory(process.env);
	const child = fork(fileURLToPath(new URL('own-process.mts', import.meta.url)), { env });
	child.send(task);
	const ended = once(child, 'exit').then(([code]) => {
		throw new Error(`The process that reads ended with code ${code}.`);
	});
	const [answer] = await Promise.race([once(child, 'message'), ended]);
	return answer as OwnAnswer;
}
