// Reads images in a separate process. Receives a message with the files to read and
// replies with the fields and memory figures.
import { readFile } from 'node:fs/promises';

import type { IdCardFields } from '../../../../domain/id-card.ts';
import { peakMemory } from '../../../processes/peak-memory.mts';
import { createCardReader } from '../../../../server/src/engine/create-card-reader.mts';
import { median } from '../../image-sets/tally.mts';

/** The message that starts the process. */
export interface OwnTask {
	files: string[];
	/** Total cards to read, starting over with the first file; only the first results are returned. */
	cards: number;
}

/** The reply of the process. */
export interface OwnAnswer {
	/** In the order of `files`. */
	fields: Array<IdCardFields | null>;
	cards: number;
	peakMebibytes: number;
	/** Medians over a hundred cards each: before the thousandth card, and at the end. */
	earlyMebibytes: number;
	lateMebibytes: number;
}

const IN_FLIGHT = 2;
const EARLY = 1000;
const WINDOW = 100;

async function perform({ files, cards }: OwnTask): Promise<OwnAnswer> {
	const reader = await createCardReader();
	const fields: OwnAnswer['fields'] = [];
	const memory: number[] = [];
	let next = 0;
	const readNext = async () => {
		while (next < cards) {
			const index = next++;
			const reading = await reader.read(await readFile(files[index % files.length]));
			if (index < files.length) fields[index] = reading?.fields ?? null;
			memory.push(process.memoryUsage.rss() / 2 ** 20);
		}
	};
	await Promise.all(Array.from({ length: IN_FLIGHT }, readNext));
	await reader.close();
	// In a quick run with few cards, "early" is the first fifth.
	const early = Math.min(EARLY, Math.ceil(cards / 5));
	return {
		fields,
		cards,
		peakMebibytes: peakMemory() / 2 ** 20,
		earlyMebibytes: median(memory.slice(Math.max(0, early - WINDOW), early)),
		lateMebibytes: median(memory.slice(-WINDOW)),
	};
}

// An interrupted run must not leave a process behind that goes on reading.
process.once('disconnect', () => process.exit());
process.once(
	'message',
	(task: OwnTask) =>
		void perform(task).then((answer) => process.send?.(answer, () => process.disconnect())),
);
