import type { Side } from '../id-card.ts';
import { PRINTED_FIELDS, type PrintedField } from '../required-fields.ts';
import { normalizeCard } from '../card/card-normalize.ts';
import type { FoundSide } from './found-side.ts';

export interface ShownCard<Found extends FoundSide = FoundSide> {
	portrait?: Found;
	emblem?: Found;
	/** Whether the side that it lacks may be one of those in the images. */
	unsure: boolean;
	/** Other readings of its sides, in other images. */
	others: Found[];
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
	const keptFor = new Map<Found, Found>();
	for (const side of ranked) {
		const kept = [...keptFor.values()].find((one) => isRepeat(side, one, all));
		keptFor.set(side, kept ?? side);
	}
	const sides = all.filter((side) => keptFor.get(side) === side);
	const people = byPerson(sides);
	const without = (side: Side) => people.filter((own) => !own.some((one) => one.side === side));
	const [fronts, backs] = [without(0), without(1)];
	const pages = sides.map(({ image, details }) => details && `${image} ${details.page}`);
	const areApart = unknown > 1 && (pages[0] === undefined || pages[0] !== pages[1]);
	const isOneCard = !areApart && people.length === 2 && fronts.length === 1 && backs.length === 1;
	const repeats = all.filter((side) => !sides.includes(side));
	return (isOneCard ? [sides] : people).map((own) => {
		const [portrait, emblem] = ([1, 0] as const).map((side) =>
			own.find((one) => one.side === side),
		);
		const others = portrait === undefined ? fronts : emblem === undefined ? backs : [];
		return {
			portrait,
			emblem,
			unsure: others.length > 0,
			others: repeats.filter((side) => own.includes(keptFor.get(side)!)),
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

/** Two readings of one side agree in one of these; sex or authority they share with many people. */
const TELLING: Readonly<Record<Side, readonly PrintedField[]>> = {
	1: ['identity_code', 'identity_name', 'address'],
	0: ['valid_date_start', 'valid_date_end'],
};

/** Whether another image shows the same side of the same card again, as far as both could be read. */
function isRepeat(repeat: FoundSide, first: FoundSide, all: readonly FoundSide[]): boolean {
	if (repeat.side !== first.side || repeat.image === first.image) return false;
	// Backs that were issued on the same day look alike; the fronts tell a couple apart.
	const [front, otherFront] = [repeat, first].map((back) =>
		sidesWith(back, all).find(({ side }) => side === 1),
	);
	const isOfSamePerson =
		repeat.side === 0 && front && otherFront ? isRepeat(front, otherFront, all) : undefined;
	if (isOfSamePerson === false) return false;
	const [own, other] = [repeat, first].map(({ fields }) => normalizeCard(fields));
	const hasNumbers = own.identity_code !== null && other.identity_code !== null;
	const compared = (hasNumbers ? (['identity_code'] as const) : PRINTED_FIELDS[repeat.side]).filter(
		(name) => own[name] !== null && other[name] !== null,
	);
	return (
		compared.every((name) => own[name] === other[name]) &&
		(isOfSamePerson ?? compared.some((name) => TELLING[repeat.side].includes(name)))
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
