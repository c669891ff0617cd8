import { compareSides, type Contradiction } from '../side-match.ts';
import { type Card, cardOf, type Claim, readingsOf } from './cards.ts';
import { type Evidence, isProposal } from '../evidence.ts';
import { namesClash } from './file-names.ts';
import { groupedBy } from './grouped-by.ts';
import { areEqualBacks, type Seen, type SideToPair } from './seen-sides.ts';
import type { Spot } from './spots.ts';

/** What a person who saw two sides said of them. */
export interface Decision<Side extends SideToPair = SideToPair> {
	portrait: Side;
	emblem: Side;
	isOneCard: boolean;
}

/** All sides, and the cards that are made of them: at first, each side is one. */
export class Desk {
	readonly spots: readonly Spot[];
	/** Sides that lie together and contradict each other. */
	readonly contradicting = new Map<Card, Card>();
	readonly #cardOf: Map<Seen, Card>;
	/** For portrait sides, the emblem sides of which a person said that they are of another card. */
	readonly #refused: ReadonlyMap<SideToPair, readonly Seen[]>;

	constructor(spots: readonly Spot[], decisions: ReadonlyArray<Decision>) {
		const seen = spots.flatMap((spot) => spot.seen);
		this.spots = spots;
		this.#cardOf = new Map(seen.map((one) => [one, cardOf([one])]));
		const refused = decisions.filter(({ isOneCard }) => !isOneCard);
		this.#refused = new Map(
			groupedBy(refused, ({ portrait }) => portrait).map((own) => [
				own[0].portrait,
				seen.filter(({ of }) => own.some(({ emblem }) => emblem === of)),
			]),
		);
		for (const { portrait, emblem, isOneCard } of decisions) {
			const sides = seen.filter(({ of }) => of === portrait || of === emblem);
			if (isOneCard) this.join(this.showing(sides), ['confirmed']);
		}
	}

	/** All cards, in the order of their first sides. */
	get cards(): Card[] {
		return [...new Set(this.#cardOf.values())];
	}

	/** The cards that show these, each once. */
	showing(seen: readonly Seen[]): Card[] {
		return [...new Set(seen.map((one) => this.#cardOf.get(one)!))];
	}

	/** Makes one card of several. */
	join(cards: readonly Card[], evidence: readonly Evidence[]): void {
		const readings = cards.flatMap(readingsOf);
		const joined = cardOf(readings, [...cards.flatMap(({ joinedBy }) => joinedBy), ...evidence]);
		for (const one of readings) this.#cardOf.set(one, joined);
	}

	/** How place, validity and age of two sides compare. */
	compare({ portraits: [portrait] }: Card, { emblems: [emblem] }: Card) {
		return compareSides(portrait.portrait, emblem.emblem);
	}

	/** In what two sides contradict each other. */
	contradictions(portrait: Card, emblem: Card): Contradiction[] {
		const { contradictions } = this.compare(portrait, emblem);
		return areNamedOtherwise(portrait, emblem) ? [...contradictions, 'name'] : contradictions;
	}

	/** Whether nothing contradicts that two sides are of one card. */
	fits(portrait: Card, emblem: Card): boolean {
		return (
			this.compare(portrait, emblem).isPossible &&
			!areNamedOtherwise(portrait, emblem) &&
			portrait.portraits.every((one) =>
				emblem.emblems.every(
					(other) =>
						// What was said of a side holds for another photo of it.
						!this.#refused.get(one.of)?.some((no) => no === other || areEqualBacks(no, other)),
				),
			)
		);
	}

	/**
	 * Joins what is claimed, unless something contradicts that, or one of the sides is claimed for another one, too.
	 * `withProposals`: also what a person has to confirm.
	 */
	accept(claims: readonly Claim[], withProposals = false): void {
		const pairs = groupedBy(claims, ({ portrait }) => portrait)
			.flatMap((own) => groupedBy(own, ({ emblem }) => emblem))
			.map((own) => ({ ...own[0], evidence: own.map(({ evidence }) => evidence) }))
			.filter(({ portrait, emblem, evidence }) => {
				if (this.fits(portrait, emblem)) return withProposals || !isProposal(evidence);
				this.contradicting.set(portrait, emblem).set(emblem, portrait);
				return false;
			});
		const times = new Map<Card, number>();
		for (const card of pairs.flatMap(({ portrait, emblem }) => [portrait, emblem])) {
			times.set(card, (times.get(card) ?? 0) + 1);
		}
		for (const { portrait, emblem, evidence } of pairs) {
			const isOpen = (card: Card) =>
				times.get(card) === 1 && this.#cardOf.get(readingsOf(card)[0]) === card;
			if (!isOpen(portrait) || !isOpen(emblem)) continue;
			this.join([portrait, emblem], [...evidence, ...this.compare(portrait, emblem).proofs]);
		}
	}
}

/** Whether the files of two sides are named after different people. */
function areNamedOtherwise({ portraits }: Card, { emblems }: Card): boolean {
	return portraits.some(({ file, fields }) =>
		emblems.some((other) => namesClash(file, other.file, fields)),
	);
}
