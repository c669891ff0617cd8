import { EngineMissingError, NotServingError } from '../errors/server-errors.mts';
import { FairOrder } from '../fairness/fair-order.mts';
import { Turn } from '../fairness/turn.mts';
import type { TaskReply } from './inference-thread.mts';
import type { ThreadSet } from './thread-set.mts';
import type { TaskKind, Tasks, WorkerTask } from './worker-protocol.mts';

interface Job extends PromiseWithResolvers<TaskReply> {
	task: WorkerTask;
	/** Called with the time, in ms, that it took. */
	charge(milliseconds: number): void;
}

/** Gives tasks to worker threads with the same networks, each running one at a time. */
export class WorkerPool {
	readonly threads: ThreadSet;
	readonly #now: () => number;
	readonly #waiting = new FairOrder<Job[]>();
	/** The remaining tasks of the turn that began last. */
	#begun: Job[] = [];

	/** `now` is a clock in ms, for what the tasks of each key cost. */
	constructor(threads: ThreadSet, now = () => performance.now()) {
		this.threads = threads;
		this.#now = now;
		threads.onChange = () => this.#dispatch();
	}

	/**
	 * Runs the task in a free thread at its turn.
	 * @throws like {@link runAll}.
	 */
	async run<Kind extends TaskKind>(
		kind: Kind,
		request: Tasks[Kind]['request'],
		turn?: Turn,
	): Promise<Tasks[Kind]['reply']> {
		const [reply] = await this.runAll(kind, [request], turn);
		return reply;
	}

	/**
	 * Runs tasks of one kind in free threads, all at one turn. Settles only when no thread works on any
	 * of them.
	 * @throws when a task fails; ThreadDiedError when its thread dies; NotServingError when there is no
	 * thread, EngineMissingError once the pool is closed; the reason of the turn's signal when that is
	 * aborted before the last task is begun.
	 */
	async runAll<Kind extends TaskKind>(
		kind: Kind,
		requests: ReadonlyArray<Tasks[Kind]['request']>,
		turn = new Turn(),
	): Promise<Array<Tasks[Kind]['reply']>> {
		const { key, since, signal } = turn;
		signal.throwIfAborted();
		if (requests.length === 0) return [];
		const charge = (milliseconds: number) => {
			this.#waiting.charge(key, milliseconds);
			turn.spent += milliseconds;
		};
		const waiting = requests.map((request): Job => {
			const task = { kind, ...request } as WorkerTask;
			return { task, charge, ...Promise.withResolvers<TaskReply>() };
		});
		const settling = Promise.allSettled(waiting.map(({ promise }) => promise));
		const leave = () => {
			this.#waiting.remove(waiting);
			for (const job of waiting.splice(0)) job.reject(signal.reason as Error);
		};
		signal.addEventListener('abort', leave);
		this.#waiting.add(waiting, key, since);
		this.#dispatch();
		const settled = await settling;
		signal.removeEventListener('abort', leave);
		return settled.map((task) => {
			if (task.status === 'rejected') throw task.reason;
			return task.value as Tasks[Kind]['reply'];
		});
	}

	/** Terminates all threads immediately; unfinished tasks are rejected. */
	async close(): Promise<void> {
		await this.threads.close();
	}

	#dispatch(): void {
		const { isClosed, isAlive } = this.threads;
		if (isClosed || !isAlive) {
			const reason = isClosed
				? new EngineMissingError('The engine is shut down.')
				: new NotServingError('No inference thread is running.');
			for (let job = this.#next(); job; job = this.#next()) job.reject(reason);
		}
		for (let thread = this.threads.free(); thread; thread = this.threads.free()) {
			const job = this.#next();
			if (job === undefined) {
				if (this.threads.load.busy === 0) this.#waiting.makeEven();
				return;
			}
			const start = this.#now();
			const reply = thread.run(job.task);
			reply.then(job.resolve, job.reject);
			const next = () => {
				job.charge(this.#now() - start);
				this.#dispatch();
			};
			reply.then(next, next);
		}
	}

	/** Takes the next task: the rest of a turn comes before the next turn. */
	#next(): Job | undefined {
		if (this.#begun.length === 0) this.#begun = this.#waiting.take() ?? [];
		return this.#begun.shift();
	}
}
