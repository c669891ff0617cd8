/** Allows so many calls a second, and so many at once. */
export class TokenBucket {
	readonly #perSecond: number;
	readonly #burst: number;
	#tokens: number;
	#filledAt = performance.now();

	constructor({ perSecond, burst }: { perSecond: number; burst: number }) {
		this.#perSecond = perSecond;
		this.#burst = burst;
		this.#tokens = burst;
	}

	/** Whether a call is allowed now; it then counts. */
	take(): boolean {
		const now = performance.now();
		const filled = ((now - this.#filledAt) / 1000) * this.#perSecond;
		this.#tokens = Math.min(this.#burst, this.#tokens + filled);
		this.#filledAt = now;
		if (this.#tokens < 1) return false;
		this.#tokens -= 1;
		return true;
	}
}
