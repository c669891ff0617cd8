import type { IdCardFields } from '../../../domain/id-card.ts';
import { matchSides } from '../../../domain/side-match.ts';
import { normalizeCard } from '../card/card-normalize.ts';

/** A side of a card that was found in an image. */
export interface FoundSide {
	fields: IdCardFields;
	/** Index of its person; `null` if no other side is proven to be the same person's. */
	person: number | null;
}

/** A card as far as an image shows it. */
export interface ShownCard<Side extends FoundSide> {
	portrait?: Side;
	emblem?: Side;
	/** Whether the side that it lacks may be one of those in the image. */
	unsure: boolean;
	/** Whether both sides are here without proof, and what they say of place or kind of card differs. */
	mismatched: boolean;
}

/**
 * Returns the cards that an image shows, in the order of their first sides: the sides that are proven to
 * be one person's together, of like ones the first. A front and a back that are all there is in the image
 * are one card without proof, as two images of an item are. Any other side is a card by itself:
 * relatives have like sides, and a wrong pair looks right.
 */
export function cardsOfPeople<Side extends FoundSide>(found: readonly Side[]): ShownCard<Side>[] {
	const people = byPerson(found);
	const [fronts, backs] = [isEmblem, isPortrait].map((isOther) =>
		people.filter((sides) => !sides.some(isOther)),
	);
	const isOneCard = people.length === 2 && fronts.length === 1 && backs.length === 1;
	return (isOneCard ? [found] : people).map((sides) => {
		const [portrait, emblem] = [sides.find(isPortrait), sides.find(isEmblem)];
		const others = portrait === undefined ? fronts : emblem === undefined ? backs : [];
		return {
			portrait,
			emblem,
			unsure: others.length > 0,
			mismatched: isOneCard && contradict(portrait!, emblem!),
		};
	});
}

function byPerson<Side extends FoundSide>(found: readonly Side[]): ReadonlyArray<readonly Side[]> {
	return found.flatMap((side, index) => {
		if (side.person === null) return [[side]];
		const own = found.filter(({ person }) => person === side.person);
		return own[0] === found[index] ? [own] : [];
	});
}

/** Leaves validity and age to the checks of the card. */
function contradict(portrait: FoundSide, emblem: FoundSide): boolean {
	const [front, back] = [portrait, emblem].map(({ fields }) => normalizeCard(fields).fields);
	const { contradictions } = matchSides(front, back);
	return contradictions.some((code) => code !== 'validity-does-not-fit-age');
}

function isPortrait({ fields }: FoundSide): boolean {
	return fields.side === 1;
}

function isEmblem({ fields }: FoundSide): boolean {
	return fields.side === 0;
}
