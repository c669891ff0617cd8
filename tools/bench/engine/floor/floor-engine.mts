import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import { decodeImage } from '../../../../server/src/image/decode.mts';
import { readPack } from '../../../../server/src/models/model-pack.mts';
import { FLOOR_NAME, type BenchEngine } from '../bench-engine.mts';
import type { InferenceCall } from './inference-call.mts';
import { record } from './recording.mts';

/** The number that our engine starts. */
const THREADS = Math.min(4, availableParallelism());

/**
 * A lower bound for reading with these networks: only decodes each image and repeats the inference
 * calls that our engine makes for it, with the same threads and distribution.
 */
export async function floorEngine(files: readonly string[]): Promise<BenchEngine> {
	const recording = await record(THREADS, files);
	const { files: networks } = await readPack();
	const setup = { files: networks, detectionThreads: THREADS };
	const script = new URL('replay-thread.mts', import.meta.url);
	const threads = Array.from({ length: THREADS }, () => new Worker(script, { workerData: setup }));
	await Promise.all(threads.map((thread) => once(thread, 'message')));

	async function ask(thread: Worker, calls: InferenceCall[], prepare: boolean) {
		thread.postMessage({ calls, prepare });
		await once(thread, 'message');
	}

	async function replay(file: string, prepare: boolean) {
		for (const tasks of recording.get(file) ?? []) {
			await Promise.all(tasks.map((calls, index) => ask(threads[index % THREADS], calls, prepare)));
		}
	}

	return {
		name: FLOOR_NAME,
		async read(file) {
			const image = await readFile(file);
			await replay(file, true);
			const start = performance.now();
			await decodeImage(image);
			await replay(file, false);
			return { fields: null, milliseconds: performance.now() - start };
		},
		async close() {
			await Promise.all(threads.map((thread) => thread.terminate()));
		},
	};
}
