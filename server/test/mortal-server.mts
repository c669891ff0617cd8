// The real server, which loses the thread that it started first on SIGUSR2, then the next.
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';
import workerThreads, { type Worker } from 'node:worker_threads';

const threads: Worker[] = [];
workerThreads.Worker = class extends workerThreads.Worker {
	constructor(...parameters: ConstructorParameters<typeof Worker>) {
		super(...parameters);
		threads.push(this);
	}
};
syncBuiltinESMExports();
process.on('SIGUSR2', () => void threads.shift()?.terminate());

const { runServer } = await import('../src/run-server.mts');
await runServer();
