// A thread without networks: replies to detections except at size 0, and dies of any recognition. With a
// `limit` in its set-up, no more threads than that can be started until the limit is raised.
import { parentPort, workerData } from 'node:worker_threads';

const { broken, limit, started } = workerData;
if (broken) throw new Error('broken');
if (limit !== undefined && Atomics.add(started, 0, 1) >= Atomics.load(limit, 0)) process.exit(8);

parentPort.on('message', ({ kind, longSide }) => {
	if (kind === 'recognize') process.exit(7);
	if (longSide === 0) return;
	if (longSide < 0) parentPort.postMessage({ kind: 'failed', message: 'negative side' });
	else parentPort.postMessage({ kind: 'done', reply: [] });
});
parentPort.postMessage({ kind: 'ready' });
