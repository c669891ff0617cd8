import { Turns } from '../ocr/turns.mts';

/** How many images are read at a time: one more than there are threads, to be decoded meanwhile. */
export function imagesAtATime(workers: number): number {
	return workers + 1;
}

/** Runs a job; to be called with what it costs, such as ms of a thread's time. */
export type Job<Result> = (charge: (cost: number) => void) => Promise<Result>;

/** Whose a job is, and until when it is wanted. */
export interface JobOptions {
	/** Keys take turns. */
	key?: string;
	/** Of one key's jobs the one with the least is run first, of equal ones the one that came first. */
	since?: number;
	/** Aborted when the result is no longer needed. */
	signal?: AbortSignal;
}

/**
 * Runs a limited number of jobs at a time, keys in turns. One more is run if its key has none running: those
 * of other keys may take long.
 */
export class InferenceQueue {
	readonly #concurrency: number;
	readonly #waiting = new Turns<() => void>();
	#running = 0;
	/** By key, where there are any. */
	readonly #runningOf = new Map<string, number>();

	/** `concurrency` jobs run at a time, and one more of another key. */
	constructor(concurrency: number) {
		this.#concurrency = concurrency;
	}

	/** Jobs that wait for their turn. */
	get waiting(): number {
		return this.#waiting.size;
	}

	/** Jobs that are running. */
	get running(): number {
		return this.#running;
	}

	/**
	 * Runs a job at its turn, unless `signal` is aborted while it waits.
	 * @throws the signal's reason, and what the job throws.
	 */
	async run<Result>(job: Job<Result>, options: JobOptions = {}): Promise<Result> {
		const leave = await this.enter(options);
		try {
			return await job((cost) => this.charge(options.key ?? '', cost));
		} finally {
			leave();
		}
	}

	/**
	 * Waits for a turn like {@link run}, for work that is no single function; returns what ends it.
	 * @throws the signal's reason.
	 */
	async enter({ key = '', since = 0, signal }: JobOptions = {}): Promise<() => void> {
		signal?.throwIfAborted();
		await this.#turn(key, since, signal);
		return () => {
			this.#count(key, -1);
			// At once, so that no new arrival can take the turn of one that waits.
			this.#startNext();
		};
	}

	/** Adds to what a key's jobs have cost. */
	charge(key: string, cost: number): void {
		this.#waiting.charge(key, cost);
	}

	#turn(key: string, since: number, signal?: AbortSignal): Promise<void> {
		return new Promise((resolve, reject) => {
			const start = () => {
				this.#count(key, 1);
				signal?.removeEventListener('abort', leave);
				resolve();
			};
			const leave = () => {
				this.#waiting.remove(start);
				reject(signal!.reason);
			};
			this.#waiting.add(start, key, since);
			signal?.addEventListener('abort', leave);
			this.#startNext();
		});
	}

	#count(key: string, change: 1 | -1): void {
		this.#running += change;
		const ofKey = (this.#runningOf.get(key) ?? 0) + change;
		if (ofKey > 0) this.#runningOf.set(key, ofKey);
		else this.#runningOf.delete(key);
	}

	#hasPlaceFor(key: string): boolean {
		const isOneMore = this.#running === this.#concurrency && !this.#runningOf.has(key);
		return this.#running < this.#concurrency || isOneMore;
	}

	#startNext(): void {
		const next = () => this.#waiting.take((key) => this.#hasPlaceFor(key));
		for (let start = next(); start !== undefined; start = next()) start();
		if (this.#running === 0) this.#waiting.makeEven();
	}
}
