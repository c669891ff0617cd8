import { setTimeout as delay } from 'node:timers/promises';

/** A choice: refusals a second that a key gets without delay. */
const PER_SECOND = 20;

/**
 * A choice: refusals of one key that are held back at a time, the last of them for 5 s: each takes a connection and
 * its memory.
 */
const MAX_HELD = 100;

interface Pace {
	/** When the next refusal is due, in ms. */
	due: number;
	/** Refusals that are held back. */
	held: number;
}

/**
 * Slows down clients that call again as soon as they are refused, which would take a core: a key's
 * refusals beyond twenty a second are held back, a hundred at a time. A leaky bucket for each key (GCRA).
 */
export class RefusalPace {
	/** By key; keys are few. */
	readonly #paces = new Map<string, Pace>();
	readonly #release = new AbortController();

	get held(): number {
		return [...this.#paces.values()].reduce((sum, { held }) => sum + held, 0);
	}

	isHolding(key: string): boolean {
		return (this.#paces.get(key)?.held ?? 0) > 0;
	}

	/**
	 * Resolves when a refusal of the key is due: with `false`, at once, if too many are held back, and
	 * then the client's connection is to be closed. `now` is in ms.
	 */
	async wait(key: string, now = performance.now()): Promise<boolean> {
		const { signal } = this.#release;
		if (signal.aborted) return true;
		const pace = this.#paces.get(key) ?? { due: 0, held: 0 };
		this.#paces.set(key, pace);
		// An idle key earns the refusals of one second.
		const due = Math.max(pace.due, now - 1000) + 1000 / PER_SECOND;
		if (due > now && pace.held >= MAX_HELD) return false;
		pace.due = due;
		if (due <= now) return true;
		pace.held++;
		await delay(due - now, undefined, { signal }).catch(() => {});
		pace.held--;
		return true;
	}

	/** Sends what is held back, and holds nothing back any more. */
	release(): void {
		this.#release.abort();
	}
}
