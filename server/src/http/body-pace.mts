import { ValidationError } from '../errors/server-errors.mts';

/** Slowest that a body may arrive in the long run. */
const MIN_BYTES_PER_MS = (16 * 1024) / 1000;

/** Ends the wait for a body that comes to a halt or trickles in: meanwhile it holds memory. */
export class BodyPace {
	readonly #patienceMs: number;
	readonly #controller = new AbortController();
	#due: number;
	#timer: NodeJS.Timeout;

	/** A pause may last `patienceMs`, at the start and later. */
	constructor(patienceMs: number) {
		this.#patienceMs = patienceMs;
		this.#due = performance.now() + patienceMs;
		this.#timer = setTimeout(() => this.#check(), patienceMs);
	}

	/** Aborted with a ValidationError once the body is too slow. */
	get signal(): AbortSignal {
		return this.#controller.signal;
	}

	/** To be called with the size of each piece that arrives. */
	count(bytes: number): void {
		const latest = performance.now() + this.#patienceMs;
		this.#due = Math.min(this.#due + bytes / MIN_BYTES_PER_MS, latest);
	}

	/** To be called when nothing more is waited for. */
	stop(): void {
		clearTimeout(this.#timer);
	}

	#check(): void {
		const leftMs = this.#due - performance.now();
		if (leftMs > 0) this.#timer = setTimeout(() => this.#check(), leftMs);
		else this.#controller.abort(new ValidationError('请求体发送过慢', 408));
	}
}
