// The real server, which loses the thread that it started first on SIGUSR2, then the next. From SIGWINCH on
// its threads hang in their next task.
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';
import workerThreads, { type Worker } from 'node:worker_threads';

const threads: Worker[] = [];
let hangs = false;
workerThreads.Worker = class extends workerThreads.Worker {
	constructor(...parameters: ConstructorParameters<typeof Worker>) {
		super(...parameters);
		threads.push(this);
		// Also those that only checked INT8, where FP32 has replaced them.
		this.on('exit', () => {
			const index = threads.indexOf(this);
			if (index >= 0) threads.splice(index, 1);
		});
	}

	override postMessage(...message: Parameters<Worker['postMessage']>): void {
		if (!hangs) super.postMessage(...message);
	}
};
syncBuiltinESMExports();
process.on('SIGWINCH', () => (hangs = true));
process.on('SIGUSR2', () => void threads.shift()?.terminate());

const { runServer } = await import('../src/run-server.mts');
await runServer();
