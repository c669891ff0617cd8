import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import { PICTURE_SETS } from './image-set.mts';
import type { DrawingShare, StoredPicture } from './image-store.mts';

const { folder, counts, part, parts } = workerData as DrawingShare;
const drawn: StoredPicture[] = [];
for (const [setIndex, set] of PICTURE_SETS.entries()) {
	for (let index = part; index < counts[setIndex]; index += parts) {
		const { picture, truths } = await set.draw(index);
		const file = join(folder, `${setIndex}-${index}`);
		await writeFile(file, picture);
		drawn.push({ set: set.name, index, file, truths });
	}
}
parentPort?.postMessage(drawn);
