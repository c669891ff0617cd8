import { QueueTimeoutError, ReadTimeoutError } from '../errors/server-errors.mts';

/** The key of all work that lets callers' go first, such as the check of a photo before it is sent. */
export const BACKGROUND = Symbol('background');

/** Whose work it is. */
export type Key = string | typeof BACKGROUND;

/** How long, in ms, an image may be worked on, and how long it may wait for that, all pages together. */
interface TimeLimits {
	work: number;
	wait: number;
}

const ERRORS = {
	work: () => new ReadTimeoutError('The image took too long to read.'),
	wait: () => new QueueTimeoutError('The image waited too long for its turn.'),
};

/** One image in the queues: whose it is, what it has cost in them, and how long it may still wait and be worked on. */
export class Turn {
	/** Keys take turns. */
	readonly key: Key;
	/** When the image came, in ms of one clock: of one key's images the oldest goes first. */
	readonly since = performance.now();
	/** How long, in ms, decoding, threads and copies have taken. */
	spent = 0;
	/** Whether it waits, or has not begun. What was done on earlier pages is lost if it is given up. */
	isWaiting = true;
	readonly #controller = new AbortController();
	/** Aborted by {@link abort}, or with the error of the limit that is reached; no further step is begun then. */
	readonly signal = this.#controller.signal;
	readonly #left: TimeLimits = { work: Infinity, wait: Infinity };
	#now: { what: keyof TimeLimits; since: number; timer: NodeJS.Timeout | undefined } | undefined;

	constructor(key: Key = '') {
		this.key = key;
		// What waits leaves its line then.
		this.signal.addEventListener('abort', () => this.rest());
	}

	limit(limits: TimeLimits): void {
		Object.assign(this.#left, limits);
	}

	work(): void {
		this.#begin('work');
	}

	wait(): void {
		this.#begin('wait');
	}

	/** Call this when the image neither is worked on nor waits any more. */
	rest(): void {
		if (this.#now === undefined) return;
		const { what, since, timer } = this.#now;
		clearTimeout(timer);
		this.#left[what] -= performance.now() - since;
		this.#now = undefined;
	}

	abort(reason: Error): void {
		this.#controller.abort(reason);
	}

	#begin(what: keyof TimeLimits): void {
		this.rest();
		if (this.signal.aborted) return;
		this.isWaiting = what === 'wait';
		const left = Math.max(0, this.#left[what]);
		const timer =
			left === Infinity ? undefined : setTimeout(() => this.abort(ERRORS[what]()), left);
		this.#now = { what, since: performance.now(), timer };
	}
}
