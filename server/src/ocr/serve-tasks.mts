import { parentPort } from 'node:worker_threads';

import type { TaskKind, Tasks, WorkerMessage, WorkerTask } from './worker-protocol.mts';

/** What a thread does for each kind of task that it takes. */
type Handlers = {
	[Kind in TaskKind]?: (request: Tasks[Kind]['request']) => Promise<Tasks[Kind]['reply']>;
};

/** Tells the pool that this thread is ready, and answers the tasks that it sends. */
export function serveTasks(handlers: Handlers, alphabet: string[] = []): void {
	const post = (message: WorkerMessage) => parentPort?.postMessage(message);

	async function perform(task: WorkerTask) {
		const handle = handlers[task.kind] as ((request: WorkerTask) => Promise<never>) | undefined;
		if (handle === undefined) throw new Error(`This thread does not ${task.kind}`);
		return handle(task);
	}

	parentPort?.on('message', (task: WorkerTask) => {
		perform(task).then(
			(reply) => post({ kind: 'done', reply }),
			// The cause stays here: a runtime's message may quote its input.
			(error: unknown) =>
				post({ kind: 'failed', message: error instanceof Error ? error.message : 'unknown' }),
		);
	});
	post({ kind: 'ready', alphabet });
}
