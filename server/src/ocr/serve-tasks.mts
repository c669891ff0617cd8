import { parentPort } from 'node:worker_threads';

import type { Session } from './session.mts';
import type { Handlers, WorkerMessage, WorkerTask } from './worker-protocol.mts';

/** Announces that this thread with a network is ready and handles the tasks that the pool sends. */
export function serveTasks(session: Session, own: Handlers): void {
	const handlers: Handlers = {
		...own,
		async probe({ input, at }) {
			const [{ data }] = await session.run(input);
			return at.map((index) => data[index]);
		},
	};
	const post = (message: WorkerMessage) => parentPort?.postMessage(message);

	async function perform(task: WorkerTask) {
		const handle = handlers[task.kind] as ((request: WorkerTask) => Promise<never>) | undefined;
		if (handle === undefined) throw new Error(`This thread does not support "${task.kind}"`);
		return handle(task);
	}

	parentPort?.on('message', (task: WorkerTask) => {
		perform(task).then(
			(reply) => post({ kind: 'done', reply }),
			// Only the message is sent: the cause may quote the input.
			(error: unknown) =>
				post({ kind: 'failed', message: error instanceof Error ? error.message : 'unknown' }),
		);
	});
	post({ kind: 'ready' });
}
