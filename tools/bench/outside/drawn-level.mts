import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import type { IdCardFields } from '../../../domain/id-card.ts';
import type { DrawingShare } from './drawing-thread.mts';
import type { OutsideLevel } from './drawing/levels.mts';

/** A picture on disk and what is on it. */
export interface DrawnFile {
	file: string;
	index: number;
	truth: IdCardFields;
	mark?: string;
}

/** Draws the first pictures of a level into a folder, with one thread per core. */
export async function drawLevel(
	level: OutsideLevel,
	folder: string,
	count: number,
): Promise<DrawnFile[]> {
	const parts = availableParallelism();
	const draw = async (part: number) => {
		const share: DrawingShare = { level, folder, count, part, parts };
		const thread = new Worker(new URL('drawing-thread.mts', import.meta.url), {
			workerData: share,
		});
		return ((await once(thread, 'message')) as [DrawnFile[]])[0];
	};
	const drawn = await Promise.all(Array.from({ length: parts }, (_, part) => draw(part)));
	return drawn.flat().sort((one, other) => one.index - other.index);
}
