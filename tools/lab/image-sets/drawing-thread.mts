import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import { IMAGE_SETS } from './image-set.mts';
import type { DrawingShare, StoredImage } from './image-store.mts';

const { folder, counts, part, parts } = workerData as DrawingShare;
const drawn: StoredImage[] = [];
for (const [setIndex, set] of IMAGE_SETS.entries()) {
	for (let index = part; index < counts[setIndex]; index += parts) {
		const { image, truths } = await set.draw(index);
		const file = join(folder, `${setIndex}-${index}`);
		await writeFile(file, image);
		drawn.push({ set: set.name, index, file, truths });
	}
}
parentPort?.postMessage(drawn);
