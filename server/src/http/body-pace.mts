import { ValidationError } from '../errors/server-errors.mts';

/** Slowest that a body may arrive in the long run. */
const MIN_BYTES_PER_MS = (16 * 1024) / 1000;

/** Ends the wait for a body that comes to a halt or trickles in: meanwhile it holds memory. */
export class BodyPace {
	readonly #idleTimeoutMs: number;
	readonly #controller = new AbortController();
	#deadline: number;
	#timer: NodeJS.Timeout;

	/** A pause may last `idleTimeoutMs`, at the start and later. */
	constructor(idleTimeoutMs: number) {
		this.#idleTimeoutMs = idleTimeoutMs;
		this.#deadline = performance.now() + idleTimeoutMs;
		this.#timer = setTimeout(() => this.#check(), idleTimeoutMs);
	}

	/** Aborted with a ValidationError once the body is too slow. */
	get signal(): AbortSignal {
		return this.#controller.signal;
	}

	/** To be called with the size of each piece that arrives. */
	count(bytes: number): void {
		const latest = performance.now() + this.#idleTimeoutMs;
		this.#deadline = Math.min(this.#deadline + bytes / MIN_BYTES_PER_MS, latest);
	}

	/** To be called when nothing more is waited for. */
	stop(): void {
		clearTimeout(this.#timer);
	}

	#check(): void {
		const leftMs = this.#deadline - performance.now();
		if (leftMs > 0) this.#timer = setTimeout(() => this.#check(), leftMs);
		else this.#controller.abort(new ValidationError('请求体发送过慢', 408));
	}
}
