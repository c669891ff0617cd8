import { OverloadedError } from '../errors/server-errors.mts';

/** Lets a bounded number of jobs run at once and a bounded number wait for their turn. */
export class InferenceQueue {
	readonly #concurrency: number;
	readonly #limit: number;
	readonly #waiting: Array<() => void> = [];
	#running = 0;
	readonly #whenIdle: Array<() => void> = [];

	/** `concurrency` jobs run at once, `limit` more may wait. */
	constructor({ concurrency, limit }: { concurrency: number; limit: number }) {
		this.#concurrency = concurrency;
		this.#limit = limit;
	}

	/**
	 * Runs the job when its turn comes, in order of arrival, unless `signal` is aborted before that.
	 * @throws OverloadedError at once when too many wait already, the signal's reason, and what the
	 * job throws.
	 */
	async run<Result>(job: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
		signal?.throwIfAborted();
		if (this.#running < this.#concurrency) this.#running++;
		else await this.#turn(signal);
		try {
			return await job();
		} finally {
			const next = this.#waiting.shift();
			// The permit passes on as it is, so that nobody arriving now can snatch it.
			if (next !== undefined) next();
			else this.#release();
		}
	}

	/** Resolves when nothing runs and nothing waits. */
	async idle(): Promise<void> {
		if (this.#running === 0) return;
		await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
	}

	#turn(signal?: AbortSignal): Promise<void> {
		if (this.#waiting.length >= this.#limit) {
			throw new OverloadedError('Too many pictures are waiting. Try again in a moment.');
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
