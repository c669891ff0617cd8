import type { ReadOptions } from './card-reader.mts';
import { QueueTimeoutError, ReadTimeoutError } from '../errors/server-errors.mts';

type Watching = Pick<ReadOptions, 'signal' | 'onTurn' | 'onWait' | 'onTimeUp'>;

/** How long, in ms, an image may be worked on, and how long it may wait for that, all pages together. */
export interface TimeLimits {
	work: number;
	wait: number;
}

const ERRORS = {
	work: () => new ReadTimeoutError('The image took too long to read.'),
	wait: () => new QueueTimeoutError('The image waited too long for its turn.'),
};

/** The time limits of one image. Waits for its turn and for a decoder are one, work is the other. */
export class ReadingTime {
	readonly #watching: Watching;
	readonly #deadline = new AbortController();
	/** Aborted with the caller's own signal, or with the error of the limit that is reached. */
	readonly signal: AbortSignal;
	readonly #left: TimeLimits;
	#running: { what: keyof TimeLimits; since: number; timer: NodeJS.Timeout } | undefined;

	constructor(limits: TimeLimits, watching: Watching) {
		this.#left = { ...limits };
		this.#watching = watching;
		const { signal } = watching;
		this.signal = AbortSignal.any([this.#deadline.signal, ...(signal ? [signal] : [])]);
		// What waits leaves its line then.
		this.signal.addEventListener('abort', () => this.stop());
	}

	start(): void {
		this.#run('work');
		this.#watching.onTurn?.();
	}

	wait(): void {
		this.#run('wait');
		this.#watching.onWait?.();
	}

	/** Call this when the image neither is worked on nor waits any more. */
	stop(): void {
		if (this.#running === undefined) return;
		const { what, since, timer } = this.#running;
		clearTimeout(timer);
		this.#left[what] -= performance.now() - since;
		this.#running = undefined;
	}

	#run(what: keyof TimeLimits): void {
		this.stop();
		if (this.signal.aborted) return;
		this.#running = {
			what,
			since: performance.now(),
			timer: setTimeout(() => this.#end(what), Math.max(0, this.#left[what])),
		};
	}

	#end(what: keyof TimeLimits): void {
		const error = ERRORS[what]();
		this.#deadline.abort(error);
		this.#watching.onTimeUp?.(error);
	}
}
