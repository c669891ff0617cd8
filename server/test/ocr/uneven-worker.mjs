// A thread that fails immediately for the share with the first line; for the other one it takes its
// time and marks the image.
import { parentPort } from 'node:worker_threads';

const LATE_MS = 100;

parentPort.on('message', ({ kind, raster, batch }) => {
	if (kind === 'detect') return parentPort.postMessage({ kind: 'done', reply: [] });
	if (batch.quads[0][0].x === 0)
		return parentPort.postMessage({ kind: 'failed', message: 'unreadable' });
	setTimeout(() => {
		raster.data[0] = 1;
		parentPort.postMessage({ kind: 'done', reply: { attempts: [], heading: null } });
	}, LATE_MS);
});
parentPort.postMessage({ kind: 'ready', alphabet: [''] });
