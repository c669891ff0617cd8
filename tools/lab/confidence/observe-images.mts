import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { Worker } from 'node:worker_threads';

import type { Observed, ObservedImage } from './observing-thread.mts';

/**
 * Draws and reads images, with one thread per core; `onObserved` gets each as it comes, in any order.
 * @throws what a thread throws.
 */
export async function observeImages(
	images: readonly ObservedImage[],
	onObserved: (observed: Observed) => void,
): Promise<void> {
	// For the threads' ONNX Runtime.
	process.env['ORT_DISABLE_TELEMETRY'] = '1';
	let next = 0;
	const work = async () => {
		const thread = new Worker(new URL('./observing-thread.mts', import.meta.url));
		try {
			while (next < images.length) {
				thread.postMessage(images[next++]);
				const [observed] = (await once(thread, 'message')) as [Observed];
				onObserved(observed);
			}
			thread.postMessage('end');
			await once(thread, 'exit');
		} finally {
			await thread.terminate();
		}
	};
	const threads = Math.min(availableParallelism(), images.length);
	await Promise.all(Array.from({ length: threads }, work));
}
