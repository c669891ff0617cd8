import { Worker } from 'node:worker_threads';

import { ThreadDiedError } from '../errors/server-errors.mts';
import type { TaskKind, Tasks, WorkerMessage, WorkerTask } from './worker-protocol.mts';

export type TaskReply = Tasks[TaskKind]['reply'];

/** A worker thread with its networks, which runs one task at a time. */
export class InferenceThread {
	/**
	 * Resolves when the networks are loaded.
	 * @throws when they cannot be loaded, or the thread ends before.
	 */
	readonly loaded: Promise<void>;
	/** Resolves when the thread has ended, for whatever reason. */
	readonly ended: Promise<void>;
	readonly #worker: Worker;
	/** Whether it has ever been able to run tasks. */
	hasLoaded = false;
	#hasEnded = false;
	#task: PromiseWithResolvers<TaskReply> | null = null;

	/** Starts a thread that runs `file` with `setup` as its `workerData`. */
	constructor(file: URL, setup: object) {
		const loaded = Promise.withResolvers<void>();
		const ended = Promise.withResolvers<void>();
		this.loaded = loaded.promise;
		this.ended = ended.promise;
		// Nobody waits for a replacement, whose rejection would otherwise end the process.
		this.loaded.catch(() => {});
		const end = (error: unknown) => {
			this.#hasEnded = true;
			loaded.reject(error);
			this.#task?.reject(new ThreadDiedError('An inference thread died.', { cause: error }));
			this.#task = null;
			ended.resolve();
		};
		this.#worker = new Worker(file, { workerData: setup });
		this.#worker.on('error', end);
		this.#worker.on('exit', () => end(new Error('An inference thread ended.')));
		this.#worker.on('message', (message: WorkerMessage) => {
			if (message.kind === 'ready') {
				this.hasLoaded = true;
				loaded.resolve();
				return;
			}
			const task = this.#task;
			this.#task = null;
			if (message.kind === 'done') task?.resolve(message.reply);
			else task?.reject(new Error(message.message));
		});
	}

	get isBusy(): boolean {
		return this.#task !== null;
	}

	get isFree(): boolean {
		return this.hasLoaded && !this.#hasEnded && this.#task === null;
	}

	/**
	 * Runs a task; the thread must be free.
	 * @throws what the task throws, ThreadDiedError when the thread ends.
	 */
	run(task: WorkerTask): Promise<TaskReply> {
		this.#task = Promise.withResolvers();
		this.#worker.postMessage(task);
		return this.#task.promise;
	}

	/** Ends the thread; its task is rejected. */
	async terminate(): Promise<void> {
		await this.#worker.terminate();
	}
}
