import { ValidationError } from '../errors/server-errors.mts';

/** A choice: minimum average rate at which a body must arrive. */
const MIN_BYTES_PER_MS = (16 * 1024) / 1000;

/** Times out bodies that stall or trickle in, since they hold memory. */
export class BodyPace {
	readonly #idleTimeoutMs: number;
	readonly #controller = new AbortController();
	/** Aborted with a ValidationError once the body is too slow. */
	readonly signal = this.#controller.signal;
	#deadline: number;
	#timer: NodeJS.Timeout;

	/** Allows pauses of `idleTimeoutMs`, at the start and later. */
	constructor(idleTimeoutMs: number) {
		this.#idleTimeoutMs = idleTimeoutMs;
		this.#deadline = performance.now() + idleTimeoutMs;
		this.#timer = setTimeout(() => this.#check(), idleTimeoutMs);
	}

	count(bytes: number): void {
		const latest = performance.now() + this.#idleTimeoutMs;
		this.#deadline = Math.min(this.#deadline + bytes / MIN_BYTES_PER_MS, latest);
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	#check(): void {
		const leftMs = this.#deadline - performance.now();
		if (leftMs > 0) this.#timer = setTimeout(() => this.#check(), leftMs);
		else this.#controller.abort(new ValidationError({ reason: 'body-too-slow' }));
	}
}
