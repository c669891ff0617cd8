import { OverloadedError } from '../errors/server-errors.mts';

/** Runs a limited number of jobs at a time and lets a limited number wait. */
export class InferenceQueue {
	readonly #concurrency: number;
	readonly #limit: number;
	readonly #waiting: Array<() => void> = [];
	#running = 0;
	readonly #whenIdle: Array<() => void> = [];

	/** `concurrency` jobs run at a time, `limit` more may wait. */
	constructor({ concurrency, limit }: { concurrency: number; limit: number }) {
		this.#concurrency = concurrency;
		this.#limit = limit;
	}

	/** Jobs that wait. */
	get waiting(): number {
		return this.#waiting.length;
	}

	/**
	 * Runs a job in order of arrival, unless `signal` is aborted while it waits.
	 * @throws OverloadedError without waiting when the queue is full, the signal's reason, and what the
	 * job throws.
	 */
	async run<Result>(job: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
		signal?.throwIfAborted();
		if (this.#running < this.#concurrency) this.#running++;
		else await this.#waitForTurn(signal);
		try {
			return await job();
		} finally {
			const next = this.#waiting.shift();
			// The permit passes directly to the next job, so that no new arrival can take it first.
			if (next !== undefined) next();
			else this.#release();
		}
	}

	/** Resolves when no job is running or waiting. */
	async idle(): Promise<void> {
		if (this.#running === 0) return;
		await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
	}

	#waitForTurn(signal?: AbortSignal): Promise<void> {
		if (this.#waiting.length >= this.#limit) {
			throw new OverloadedError('The queue is full. Try again in a moment.');
		}
		return new Promise((resolve, reject) => {
			const start = () => {
				signal?.removeEventListener('abort', leave);
				resolve();
			};
			const leave = () => {
				this.#waiting.splice(this.#waiting.indexOf(start), 1);
				reject(signal!.reason);
			};
			this.#waiting.push(start);
			signal?.addEventListener('abort', leave);
		});
	}

	#release(): void {
		this.#running--;
		if (this.#running > 0) return;
		for (const resolve of this.#whenIdle.splice(0)) resolve();
	}
}
