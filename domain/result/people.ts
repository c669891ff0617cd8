import type { Side } from '../id-card.ts';
import { PRINTED_FIELDS } from '../required-fields.ts';
import { matchSides } from '../side-match.ts';
import { normalizeCard } from '../card/card-normalize.ts';
import type { FoundSide } from './found-side.ts';

export interface ShownCard<Found extends FoundSide = FoundSide> {
	portrait?: Found;
	emblem?: Found;
	/** Whether the side that it lacks may be one of those in the images. */
	unsure: boolean;
	/** Whether both sides are here without proof, and what they say of place or kind of card differs. */
	mismatched: boolean;
	/** A side that another image shows again. */
	repeated?: Side;
}

/**
 * Returns the cards that an item's images show, in the order of their first sides: the sides that are proven to be
 * one person's together. A single front and a single back count as one card, without proof. Every other side is a
 * card by itself: sides of relatives look alike, so that a wrong pair would not be noticed. `unknown`: how many more pages
 * there are without a readable side; two of them may hold the other sides of a front and a back that are not on one page.
 */
export function peopleIn<Found extends FoundSide>(
	all: readonly Found[],
	unknown = 0,
): Array<ShownCard<Found>> {
	// Of a side that was read twice, the reading stays that is proven to be somebody's or else shows most.
	const ranked = [...all].sort((one, other) => worthOf(other, all) - worthOf(one, all));
	const sides = all.filter(
		(side) => side === ranked.find((one) => one === side || isRepeat(side, one, all)),
	);
	const people = byPerson(sides);
	const without = (side: Side) => people.filter((own) => !own.some((one) => one.side === side));
	const [fronts, backs] = [without(0), without(1)];
	const pages = sides.map(({ image, details }) => details && `${image} ${details.page}`);
	const areApart = unknown > 1 && (pages[0] === undefined || pages[0] !== pages[1]);
	const isOneCard = !areApart && people.length === 2 && fronts.length === 1 && backs.length === 1;
	const [repeat] = all.filter((side) => !sides.includes(side));
	return (isOneCard ? [sides] : people).map((own) => {
		const [portrait, emblem] = ([1, 0] as const).map((side) =>
			own.find((one) => one.side === side),
		);
		const others = portrait === undefined ? fronts : emblem === undefined ? backs : [];
		return {
			portrait,
			emblem,
			unsure: others.length > 0,
			mismatched: isOneCard && contradict(portrait!, emblem!),
			...(repeat !== undefined && people.length === 1 ? { repeated: repeat.side } : {}),
		};
	});
}

/** More than any unproven side has. */
const PROVEN = 100;

/**
 * How many of its fields were read. A side that is proven to be somebody's is worth more than any other, and as much as
 * all of that person's in its image, which stay or go together.
 */
function worthOf(side: FoundSide, all: readonly FoundSide[]): number {
	const read = sidesWith(side, all).reduce((sum, one) => sum + fieldsRead(one), 0);
	return side.person === null ? read : PROVEN + read;
}

/** How many of the fields that its side prints were read. */
export function fieldsRead({ side, fields }: FoundSide): number {
	return PRINTED_FIELDS[side].filter((name) => fields[name] !== null).length;
}

/** Whether another image shows the same side of the same card again, as far as both could be read. */
function isRepeat(repeat: FoundSide, first: FoundSide, all: readonly FoundSide[]): boolean {
	if (repeat.side !== first.side || repeat.image === first.image) return false;
	// Backs that were issued on the same day look alike; the fronts tell a couple apart.
	const [front, otherFront] = [repeat, first].map((back) =>
		sidesWith(back, all).find(({ side }) => side === 1),
	);
	if (repeat.side === 0 && front && otherFront && !isRepeat(front, otherFront, all)) return false;
	const [own, other] = [repeat, first].map(({ fields }) => normalizeCard(fields));
	const hasNumbers = own.identity_code !== null && other.identity_code !== null;
	const telling = hasNumbers ? (['identity_code'] as const) : PRINTED_FIELDS[repeat.side];
	return telling.every(
		(name) => own[name] === null || other[name] === null || own[name] === other[name],
	);
}

/** The side, and those in the same image that are proven to be the same person's. */
function sidesWith<Found extends FoundSide>(side: Found, all: readonly Found[]): Found[] {
	if (side.person === null) return [side];
	return all.filter(({ image, person }) => image === side.image && person === side.person);
}

function byPerson<Found extends FoundSide>(sides: readonly Found[]): Found[][] {
	return sides.map((side) => sidesWith(side, sides)).filter(([first], i) => first === sides[i]);
}

/** Validity and age are left to the checks of the card. */
function contradict(portrait: FoundSide, emblem: FoundSide): boolean {
	const [front, back] = [portrait, emblem].map(({ fields }) => normalizeCard(fields));
	const { contradictions } = matchSides(front, back);
	return contradictions.some((code) => code !== 'validity-does-not-fit-age');
}
