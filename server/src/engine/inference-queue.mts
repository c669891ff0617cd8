import { OverloadedError } from '../errors/server-errors.mts';
import { Turns } from '../ocr/turns.mts';

/** How many images are read at a time: one more than there are threads, to be decoded meanwhile. */
export function imagesAtATime(workers: number): number {
	return workers + 1;
}

/** Runs a job; to be called with what it costs, such as ms of a thread's time. */
export type Job<Result> = (charge: (cost: number) => void) => Promise<Result>;

/** Whose a job is, and until when it is wanted. */
export interface JobOptions {
	/** Keys take turns; those of one key are run in order of arrival. */
	key?: string;
	/** Aborted when the result is no longer needed. */
	signal?: AbortSignal;
}

/**
 * Runs a limited number of jobs at a time and lets a limited number wait. One more is run if its key has
 * none running: those of other keys may take long.
 */
export class InferenceQueue {
	readonly #concurrency: number;
	readonly #limit: number;
	readonly #waiting = new Turns<() => void>();
	#running = 0;
	/** By key, where there are any. */
	readonly #runningOf = new Map<string, number>();
	readonly #whenIdle: Array<() => void> = [];

	/** `concurrency` jobs run at a time, and one more of another key; `limit` more may wait. */
	constructor({ concurrency, limit }: { concurrency: number; limit: number }) {
		this.#concurrency = concurrency;
		this.#limit = limit;
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
	 * @throws OverloadedError without waiting when the queue is full, the signal's reason, and what the
	 * job throws.
	 */
	async run<Result>(job: Job<Result>, { key = '', signal }: JobOptions = {}): Promise<Result> {
		signal?.throwIfAborted();
		if (!this.#hasPlaceFor(key) && this.#waiting.size >= this.#limit) {
			throw new OverloadedError('The queue is full. Try again in a moment.');
		}
		await this.#turn(key, signal);
		try {
			return await job((cost) => this.#waiting.charge(key, cost));
		} finally {
			this.#count(key, -1);
			// At once, so that no new arrival can take the turn of one that waits.
			this.#startNext();
		}
	}

	/** Resolves when no job is running or waiting. */
	async idle(): Promise<void> {
		if (this.#running === 0) return;
		await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
	}

	#turn(key: string, signal?: AbortSignal): Promise<void> {
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
			this.#waiting.add(start, key);
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
		if (this.#running > 0) return;
		this.#waiting.makeEven();
		for (const resolve of this.#whenIdle.splice(0)) resolve();
	}
}
