import type { ReadOptions } from './card-reader.mts';
import { ReadTimeoutError } from '../errors/server-errors.mts';

/** Callbacks for an image's progress, and its caller's signal. */
type Watching = Pick<ReadOptions, 'signal' | 'onTurn' | 'onWait' | 'onTimeUp'>;

/** The time limit of one image. Waits for its turn or for a decoder do not count. */
export class ReadingTime {
	readonly #watching: Watching;
	readonly #deadline = new AbortController();
	/** Aborted with the caller's own signal, or with a ReadTimeoutError when the time is over. */
	readonly signal: AbortSignal;
	#leftMs: number;
	#running: { since: number; timer: NodeJS.Timeout } | undefined;

	constructor(limitMs: number, watching: Watching) {
		this.#leftMs = limitMs;
		this.#watching = watching;
		const { signal } = watching;
		this.signal = AbortSignal.any([this.#deadline.signal, ...(signal ? [signal] : [])]);
	}

	/** Call this when work on the image begins, or goes on. */
	start(): void {
		this.#running = {
			since: performance.now(),
			timer: setTimeout(() => this.#end(), Math.max(0, this.#leftMs)),
		};
		this.#watching.onTurn?.();
	}

	/** Call this when the image has to wait. */
	wait(): void {
		this.stop();
		this.#watching.onWait?.();
	}

	/** Call this when nothing works on the image any more. */
	stop(): void {
		if (this.#running === undefined) return;
		clearTimeout(this.#running.timer);
		this.#leftMs -= performance.now() - this.#running.since;
		this.#running = undefined;
	}

	#end(): void {
		const error = new ReadTimeoutError('The image took too long to read.');
		this.#deadline.abort(error);
		this.#watching.onTimeUp?.(error);
	}
}
