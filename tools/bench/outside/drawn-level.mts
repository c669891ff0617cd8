import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import type { DrawingShare, DrawnFile } from './level-thread.mts';
import type { OutsideLevel } from './draw/levels.mts';

/** Draws the first images of a level into a folder, with one thread per core. */
export async function drawLevel(
	level: OutsideLevel,
	folder: string,
	count: number,
): Promise<DrawnFile[]> {
	const parts = availableParallelism();
	const draw = async (part: number) => {
		const share: DrawingShare = { level, folder, count, part, parts };
		const thread = new Worker(new URL('level-thread.mts', import.meta.url), {
			workerData: share,
		});
		return ((await once(thread, 'message')) as [DrawnFile[]])[0];
	};
	const drawn = await Promise.all(Array.from({ length: parts }, (_, part) => draw(part)));
	return drawn.flat().sort((one, other) => one.index - other.index);
}
