import { LinkUsedUpError, TooManyChecksError } from '../http-errors.mts';
import type { PhotoLink } from './photo-link.mts';

/** Checks of one key's links within a minute. */
const PER_MINUTE = 120;

/** Links that are counted: those used most recently. */
const MAX_LINKS = 10_000;

/** How many photos may be checked: for a link in all, for a key within a minute. Counted in this process. */
export class CheckBudget {
	/** Checks by link, the one used last at the end. */
	readonly #used = new Map<string, number>();
	/** Times of the last minute's checks in ms, by key; keys are few. */
	readonly #recent = new Map<string, number[]>();

	/**
	 * Counts a check. Returns a function that gives it back to the link, for checks that the server fails to do.
	 * @throws LinkUsedUpError or TooManyChecksError when there is none left; then nothing is counted.
	 */
	take({ id, checks }: PhotoLink, keyId: string, now = performance.now()): () => void {
		if ((this.#used.get(id) ?? 0) >= checks) throw new LinkUsedUpError('No checks are left.');
		const recent = (this.#recent.get(keyId) ?? []).filter((time) => time > now - 60_000);
		if (recent.length >= PER_MINUTE) throw new TooManyChecksError('Too many in this minute.');
		this.#recent.set(keyId, [...recent, now]);
		this.#add(id, 1);
		if (this.#used.size > MAX_LINKS) this.#used.delete(this.#used.keys().next().value!);
		return () => this.#add(id, -1);
	}

	#add(id: string, change: 1 | -1): void {
		const used = this.#used.get(id) ?? 0;
		this.#used.delete(id);
		this.#used.set(id, Math.max(0, used + change));
	}
}
