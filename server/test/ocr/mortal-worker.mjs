// A thread without networks: replies to detections, dies of any recognition.
import { parentPort, workerData } from 'node:worker_threads';

if (workerData.broken) throw new Error('broken');
parentPort.on('message', ({ kind, longSide }) => {
	if (kind === 'recognize') process.exit(7);
	if (longSide < 0) parentPort.postMessage({ kind: 'failed', message: 'negative side' });
	else parentPort.postMessage({ kind: 'done', reply: [] });
});
parentPort.postMessage({ kind: 'ready', alphabet: ['', 'a'] });
