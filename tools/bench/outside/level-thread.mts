// Draws every `parts`th image of a level, starting with `part`, into files, and posts what is on them.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import type { IdCardFields } from '../../../domain/id-card.ts';
import type { OutsideLevel } from './draw/levels.mts';
import { outsideImage } from './draw/outside-image.mts';

/** What the thread is to draw. */
export interface DrawingShare {
	level: OutsideLevel;
	folder: string;
	count: number;
	part: number;
	parts: number;
}

/** An image on disk and what is on it. */
export interface DrawnFile {
	file: string;
	index: number;
	truth: IdCardFields;
	mark?: string;
}

const { level, folder, count, part, parts } = workerData as DrawingShare;
const files: DrawnFile[] = [];
for (let index = part; index < count; index += parts) {
	const { image, ...shown } = await outsideImage(level, index);
	const file = join(folder, `${level}-${index}.jpg`);
	await writeFile(file, image);
	files.push({ file, index, ...shown });
}
parentPort?.postMessage(files);
