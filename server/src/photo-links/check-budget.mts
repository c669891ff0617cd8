import { LinkUsedUpError, TooManyChecksError } from './link-errors.mts';
import type { PhotoLink } from './photo-link.mts';

/**
 * A choice: checks within a minute: of one key's links together, and of one of them, which must not use up the
 * others'.
 */
const PER_MINUTE = { key: 120, link: 20 };

/** A choice: links that are counted: those used most recently. */
const MAX_LINKS = 10_000;

/** How many photos may be checked: for a link in all and, as for a key, within a minute. Counted in this process. */
export class CheckBudget {
	/** Checks by link, the one used last at the end. */
	readonly #used = new Map<string, number>();
	/** Links whose photos were delivered. */
	readonly #sent = new Set<string>();
	/** The last minute's checks, by key; keys are few. */
	readonly #recent = new Map<string, Array<{ id: string; time: number }>>();

	/**
	 * Counts a check. Returns a function that gives it back to the link, for checks that the server fails to do.
	 * @throws LinkUsedUpError or TooManyChecksError when there is none left; then nothing is counted.
	 */
	take({ id, checks }: PhotoLink, keyId: string): () => void {
		if ((this.#used.get(id) ?? 0) >= checks) throw new LinkUsedUpError('No checks are left.');
		const now = performance.now();
		const recent = (this.#recent.get(keyId) ?? []).filter(({ time }) => time > now - 60_000);
		const ofLink = recent.filter((check) => check.id === id).length;
		if (recent.length >= PER_MINUTE.key || ofLink >= PER_MINUTE.link) {
			throw new TooManyChecksError('Too many in this minute.');
		}
		this.#recent.set(keyId, [...recent, { id, time: now }]);
		this.#add(id, 1);
		if (this.#used.size > MAX_LINKS) this.#forget(this.#used.keys().next().value!);
		return () => this.#add(id, -1);
	}

	/** Notes that a link's photos were delivered; only of a link that had checks. */
	markSent({ id }: PhotoLink): void {
		if (this.#used.has(id)) this.#sent.add(id);
	}

	isSent({ id }: PhotoLink): boolean {
		return this.#sent.has(id);
	}

	/** How many checks a link still has. */
	left({ id, checks }: PhotoLink): number {
		return Math.max(0, checks - (this.#used.get(id) ?? 0));
	}

	#forget(id: string): void {
		this.#used.delete(id);
		this.#sent.delete(id);
	}

	#add(id: string, change: 1 | -1): void {
		const used = this.#used.get(id) ?? 0;
		this.#used.delete(id);
		this.#used.set(id, Math.max(0, used + change));
	}
}
