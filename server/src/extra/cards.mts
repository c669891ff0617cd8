import type { Extra, ExtraCard } from '../../../domain/extra.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { REVIEW_BELOW } from '../card/review/confidences.mts';
import type { FoundCard } from '../reading/raster-reading.mts';
import type { CardEntry } from './card-entries.mts';
import { joinPeople } from './people.mts';

/** A card with the index of its person; `null` if no other card is proven to be the same person's. */
export type JoinedCard = CardEntry & Pick<ExtraCard, 'person'>;

/**
 * Fields whose values prove nothing below this confidence. An address still does: its places are from a closed list, and
 * a low confidence is mostly about its end.
 */
const MUST_BE_CERTAIN = ['identity_code', 'birth', 'valid_date_start', 'valid_date_end'] as const;

/** Joins the cards, of one page or of several, that are proven to be one person's. */
export function withPeople<Entry extends CardEntry>(
	entries: readonly Entry[],
): { cards: Array<Entry & Pick<ExtraCard, 'person'>>; people: Extra['people'] } {
	const people = joinPeople(entries.map(certainFields));
	const cards = entries.map((entry, index) => {
		const person = people.findIndex(({ cards }) => cards.includes(index));
		return { ...entry, person: person < 0 ? null : person };
	});
	return { cards, people };
}

function certainFields({ fields, details }: CardEntry): IdCardFields {
	const unsure = MUST_BE_CERTAIN.filter((name) => (details[name].confidence ?? 0) < REVIEW_BELOW);
	return { ...fields, ...Object.fromEntries(unsure.map((name) => [name, null])) };
}

/** Returns the other side of the first card, if it is proven. */
export function otherSideOf([first, ...others]: readonly JoinedCard[]): JoinedCard | undefined {
	return others.find(
		({ person, fields: { side } }) =>
			person !== null && person === first.person && side !== first.fields.side,
	);
}

/**
 * The first card's fields, and those of its other side: the proven one or else, of those on the image, the one with
 * most points.
 */
export function sidesOf(cards: readonly JoinedCard[], found: readonly FoundCard[]): IdCardFields[] {
	if (cards.length === 0) return [];
	const [{ fields }] = cards;
	const [likeliest] = found
		.map(({ card }) => card)
		.filter(({ side }) => side !== fields.side)
		.sort((one, other) => other.points - one.points);
	const otherSide = otherSideOf(cards) ?? likeliest;
	return otherSide === undefined ? [fields] : [fields, otherSide.fields];
}
