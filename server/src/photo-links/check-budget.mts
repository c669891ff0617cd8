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
	/** Checks of links by id, the one used last at the end, and whether their photos were delivered. */
	readonly #links = new Map<string, { used: number; isSent: boolean }>();
	/** The last minute's checks, by key; keys are few. */
	readonly #recent = new Map<string, Array<{ id: string; time: number }>>();

	/**
	 * Counts a check. Returns a function that gives it back to the link, for checks that the server fails to do.
	 * @throws LinkUsedUpError or TooManyChecksError when there is none left; then nothing is counted.
	 */
	take(link: PhotoLink, keyId: string): () => void {
		const { id } = link;
		if (this.left(link) === 0) throw new LinkUsedUpError('No checks are left.');
		const now = performance.now();
		const recent = (this.#recent.get(keyId) ?? []).filter(({ time }) => time > now - 60_000);
		const ofLink = recent.filter((check) => check.id === id).length;
		if (recent.length >= PER_MINUTE.key || ofLink >= PER_MINUTE.link) {
			throw new TooManyChecksError('Too many in this minute.');
		}
		this.#recent.set(keyId, [...recent, { id, time: now }]);
		this.#add(id, 1);
		if (this.#links.size > MAX_LINKS) this.#links.delete(this.#links.keys().next().value!);
		return () => this.#add(id, -1);
	}

	/** Notes that a link's photos were delivered; only of a link that had checks. */
	markSent({ id }: PhotoLink): void {
		const link = this.#links.get(id);
		if (link !== undefined) link.isSent = true;
	}

	isSent({ id }: PhotoLink): boolean {
		return this.#links.get(id)?.isSent === true;
	}

	/** How many checks a link still has. */
	left({ id, checks }: PhotoLink): number {
		return Math.max(0, checks - (this.#links.get(id)?.used ?? 0));
	}

	#add(id: string, change: 1 | -1): void {
		const { used, isSent } = this.#links.get(id) ?? { used: 0, isSent: false };
		this.#links.delete(id);
		this.#links.set(id, { used: Math.max(0, used + change), isSent });
	}
}
