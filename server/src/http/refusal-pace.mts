/** Refusals of one key that are sent at once, each second. */
const PER_SECOND = 20;

/** The longest, in ms, that a refusal is held back. */
const LONGEST_MS = 5_000;

/**
 * Slows down clients that call again as soon as they are refused, which would take a core: a key's
 * refusals beyond twenty a second are held back.
 */
export class RefusalPace {
	/** By key, when the next one is due, in ms; keys are few. */
	readonly #due = new Map<string, number>();
	readonly #held = new Set<() => void>();
	#isReleased = false;

	/** Refusals that are held back now. */
	get held(): number {
		return this.#held.size;
	}

	/** Resolves when a refusal of the key is due. `now` is in ms. */
	async wait(key: string, now = performance.now()): Promise<void> {
		// What was saved up in a second without refusals.
		const due = Math.max(this.#due.get(key) ?? 0, now - 1000) + 1000 / PER_SECOND;
		this.#due.set(key, Math.min(due, now + LONGEST_MS));
		if (due <= now || this.#isReleased) return;
		await new Promise<void>((resolve) => {
			const send = () => {
				clearTimeout(timer);
				this.#held.delete(send);
				resolve();
			};
			const timer = setTimeout(send, Math.min(due - now, LONGEST_MS));
			this.#held.add(send);
		});
	}

	/** Sends what is held back, and holds nothing back any more. */
	release(): void {
		this.#isReleased = true;
		for (const send of this.#held) send();
	}
}
