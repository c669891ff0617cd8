// Draws every `parts`th picture of a level, starting with `part`, into files, and posts what is on them.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import type { OutsideLevel } from './drawing/levels.mts';
import { outsidePicture } from './drawing/outside-picture.mts';
import type { DrawnFile } from './drawn-level.mts';

/** What the thread is to draw. */
export interface DrawingShare {
	level: OutsideLevel;
	folder: string;
	count: number;
	part: number;
	parts: number;
}

const { level, folder, count, part, parts } = workerData as DrawingShare;
const files: DrawnFile[] = [];
for (let index = part; index < count; index += parts) {
	const { picture, ...shown } = await outsidePicture(level, index);
	const file = join(folder, `${level}-${index}.jpg`);
	await writeFile(file, picture);
	files.push({ file, index, ...shown });
}
parentPort?.postMessage(files);
