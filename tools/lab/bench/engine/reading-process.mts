// Reads images with the engine in the module that the command line names. For each message with files
// it replies with the fields, the time, the CPU time and the memory.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import type { IdCardFields } from '../../../../domain/id-card.ts';
import { peakMemory } from '../../../processes/peak-memory.mts';

/** Files to read, and how many at once. */
export interface ReadingTask {
	files: readonly string[];
	inFlight: number;
}

/** The reply, in milliseconds and MiB. */
export interface ReadingAnswer {
	fields: Array<IdCardFields | null>;
	wall: number;
	cpu: number;
	/** After each image. */
	memory: number[];
	peak: number;
}

interface Engine {
	createCardReader(): Promise<{
		pack?: string;
		read(image: Uint8Array): Promise<{ fields: IdCardFields | null } | null>;
	}>;
}

const { createCardReader } = (await import(pathToFileURL(process.argv[2]).href)) as Engine;
const reader = await createCardReader();

async function perform({ files, inFlight }: ReadingTask): Promise<ReadingAnswer> {
	const fields: ReadingAnswer['fields'] = [];
	const memory: number[] = [];
	let next = 0;
	const readNext = async () => {
		while (next < files.length) {
			const index = next++;
			fields[index] = (await reader.read(await readFile(files[index])))?.fields ?? null;
			memory.push(process.memoryUsage.rss() / 2 ** 20);
		}
	};
	const start = performance.now();
	const used = process.cpuUsage();
	await Promise.all(Array.from({ length: inFlight }, readNext));
	const { user, system } = process.cpuUsage(used);
	return {
		fields,
		wall: performance.now() - start,
		cpu: (user + system) / 1000,
		memory,
		peak: peakMemory() / 2 ** 20,
	};
}

process.on(
	'message',
	(task: ReadingTask) => void perform(task).then((answer) => process.send?.(answer)),
);
process.on('disconnect', () => process.exit());
process.send?.(reader.pack ?? '');
