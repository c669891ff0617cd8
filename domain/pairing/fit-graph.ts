import { isConfirmed } from '../side-match.ts';
import { type Card, type Claim, isEmblem, isPortrait, readingsOf } from './cards.ts';
import type { Desk } from './desk.ts';
import type { Seen } from './seen-sides.ts';

/** Which sides that are alone may be of one card. */
export class FitGraph {
	readonly #desk: Desk;
	/** For each card, by its reading, those of the other side that fit. */
	readonly #fitting = new Map<Seen, Card[]>();
	readonly #cards: readonly Card[];

	constructor(cards: readonly Card[], desk: Desk) {
		this.#desk = desk;
		this.#cards = cards;
		for (const card of cards) this.#fitting.set(readingsOf(card)[0], []);
		const emblems = cards.filter(isEmblem);
		for (const portrait of cards.filter(isPortrait)) {
			for (const emblem of emblems) {
				if (!desk.fits(portrait, emblem)) continue;
				this.#fitting.get(readingsOf(portrait)[0])!.push(emblem);
				this.#fitting.get(readingsOf(emblem)[0])!.push(portrait);
			}
		}
	}

	/** The cards that may have the other side of one, as they were before anything here was joined. */
	fitting(card: Card): Card[] {
		return readingsOf(card).flatMap((reading) => this.#fitting.get(reading) ?? []);
	}

	/**
	 * The pairs that agree and of which neither side fits any other. What is left over then, even where all sides are here, is not
	 * joined one by one: that mixed people where a side had been misread.
	 */
	onlyPairings(): Claim[] {
		return this.#cards.filter(isPortrait).flatMap((portrait) => {
			const [emblem, ...others] = this.fitting(portrait);
			const isOnly = emblem !== undefined && others.length + this.fitting(emblem).length === 1;
			const isProven = isOnly && isConfirmed(this.#desk.compare(portrait, emblem));
			return isProven ? [{ portrait, emblem, evidence: 'only-pairing' }] : [];
		});
	}

	/** Whether some side fits no other. */
	get hasGap(): boolean {
		return this.#cards.some((card) => this.fitting(card).length === 0);
	}
}
