import { EngineMissingError, NotServingError, type ServerError } from '../errors/server-errors.mts';
import { Turns } from './turns.mts';
import type { TaskReply } from './inference-thread.mts';
import { ThreadSet, type ThreadLoad, type ThreadSetOptions } from './thread-set.mts';
import { NO_CALLER, type Turn } from './turn.mts';
import type { TaskKind, Tasks, WorkerTask } from './worker-protocol.mts';

interface Job {
	task: WorkerTask;
	/** Call this when it no longer waits. */
	leave(): void;
	resolve(reply: TaskReply): void;
	reject(error: unknown): void;
}

/** Gives tasks to worker threads with the same networks, each running one at a time. */
export class WorkerPool {
	readonly #threads: ThreadSet;
	readonly #waiting = new Turns<Job>();
	#closed = false;

	private constructor(threads: ThreadSet) {
		this.#threads = threads;
		threads.onChange = () => this.#dispatch();
	}

	/**
	 * Starts threads that run `file` with `setup` as their `workerData`, and waits until all have
	 * loaded their networks.
	 * @throws when a network cannot be loaded.
	 */
	static async start(file: URL, setup: object, options: ThreadSetOptions): Promise<WorkerPool> {
		return new WorkerPool(await ThreadSet.start(file, setup, options));
	}

	/** The characters by class, the CTC blank first; empty for threads that do not recognize. */
	get alphabet(): readonly string[] {
		return this.#threads.alphabet;
	}

	/** Number of threads. */
	get size(): number {
		return this.#threads.size;
	}

	/** Whether any thread is running or being started. */
	get isAlive(): boolean {
		return this.#threads.isAlive;
	}

	/** Its threads, in numbers. */
	get load(): ThreadLoad {
		return this.#threads.load;
	}

	/**
	 * Runs the task in a free thread at its turn. Settles only when no thread works on it any more.
	 * @throws when the task fails; ThreadDiedError when its thread dies; NotServingError when there is
	 * no thread, EngineMissingError once the pool is closed; the reason of the turn's signal when that is
	 * aborted while the task waits.
	 */
	run<Kind extends TaskKind>(
		kind: Kind,
		request: Tasks[Kind]['request'],
		{ key, since, signal }: Turn = NO_CALLER,
	): Promise<Tasks[Kind]['reply']> {
		return new Promise((resolve, reject) => {
			signal?.throwIfAborted();
			const onAbort = () => {
				this.#waiting.remove(job);
				reject(signal!.reason);
			};
			const job: Job = {
				task: { kind, ...request } as WorkerTask,
				leave: () => signal?.removeEventListener('abort', onAbort),
				resolve: resolve as Job['resolve'],
				reject,
			};
			signal?.addEventListener('abort', onAbort);
			this.#waiting.add(job, key, since);
			this.#dispatch();
		});
	}

	/** Terminates all threads immediately; unfinished tasks are rejected. */
	async close(): Promise<void> {
		this.#closed = true;
		await this.#threads.close();
	}

	#dispatch(): void {
		if (this.#closed || !this.isAlive) {
			for (const job of this.#waiting.drain()) {
				job.leave();
				job.reject(this.#closed ? closed() : noThread());
			}
		}
		for (let thread = this.#threads.free(); thread; thread = this.#threads.free()) {
			const job = this.#waiting.take();
			if (job === undefined) return;
			job.leave();
			const reply = thread.run(job.task);
			reply.then(job.resolve, job.reject);
			const next = () => this.#dispatch();
			reply.then(next, next);
		}
	}
}

function closed(): ServerError {
	return new EngineMissingError('The engine is shut down.');
}

function noThread(): ServerError {
	return new NotServingError('No inference thread is running.');
}
