// A process of its own in which one pack alone reads pictures: node own-process.mts
// Takes a message of what to read, answers with what it read and how its memory went.
import { readFile } from 'node:fs/promises';

import type { IdCardFields } from '../../../domain/id-card.ts';
import { peakMemory } from '../../processes/peak-memory.mts';
import { createCardReader } from '../../../server/src/engine/create-card-reader.mts';
import { median } from './tally.mts';

/** What the process is to do. */
export interface OwnTask {
	pack: string;
	files: string[];
	/** Reads on from the first file again until so many were read; the answers are of the first time. */
	cards: number;
}

/** What the process answers. */
export interface OwnAnswer {
	/** In the order of the files. */
	fields: Array<IdCardFields | null>;
	cards: number;
	peakMebibytes: number;
	/** Medians of a hundred cards each: before the thousandth card, and at the end. */
	earlyMebibytes: number;
	lateMebibytes: number;
}

const IN_FLIGHT = 2;
const EARLY = 1000;
const WINDOW = 100;

async function perform({ pack, files, cards }: OwnTask): Promise<OwnAnswer> {
	const reader = await createCardReader({ models: pack });
	const fields: OwnAnswer['fields'] = [];
	const memory: number[] = [];
	let next = 0;
	const readOn = async () => {
		while (next < cards) {
			const index = next++;
			const reading = await reader.read(await readFile(files[index % files.length]));
			if (index < files.length) fields[index] = reading?.fields ?? null;
			memory.push(process.memoryUsage.rss() / 2 ** 20);
		}
	};
	await Promise.all(Array.from({ length: IN_FLIGHT }, readOn));
	await reader.close();
	// Of few cards, for a quick look, the first fifth is early.
	const early = Math.min(EARLY, Math.ceil(cards / 5));
	return {
		fields,
		cards,
		peakMebibytes: peakMemory() / 2 ** 20,
		earlyMebibytes: median(memory.slice(Math.max(0, early - WINDOW), early)),
		lateMebibytes: median(memory.slice(-WINDOW)),
	};
}

process.once('message', async (task: OwnTask) => {
	const answer = await perform(task);
	process.send?.(answer, () => process.disconnect());
});
