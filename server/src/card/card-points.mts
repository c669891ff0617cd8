import { centerOf } from '../geometry/quad.mts';
import type { PlacedPass } from './card-values.mts';
import type { Contrast } from './glyph.mts';
import type { Values } from './hypothesis.mts';
import { otherDocumentCost } from './other-document.mts';
import { beginsWithPlace } from './places.mts';
import { isOn, type Placement } from './placement.mts';

/** Fewer points are no card: pages, forms and bank cards reach some. */
export const MIN_POINTS = 4;

/** The authorities that issue cards; others issue licences. */
const POLICE = /公安|移民管理/;

/** What an authority in its place is worth. */
const AUTHORITY = 2;

/** A side of a card has fewer lines; among more, a number and its birth may stand on anything. */
const MOST_LINES = 12;

/** Subtracted without a printed word, if there are more lines, or neither gender nor ethnic group. */
const BARE = 4;

/** Subtracted without a name and an address: forms have numbers and births in a card's places. */
const NOBODY = 4;

/**
 * What speaks for a card in an image and against it, in points: its words in their places, its
 * authority, and what is printed around it.
 */
export function cardPoints(
	placement: Placement,
	values: Values,
	passes: readonly PlacedPass[],
	contrastOf?: Contrast,
): number {
	const { words, points } = placement;
	const isBare = words.every(({ anchor }) => typeof anchor.word !== 'string');
	const isPage = passes.every(
		({ lines }) =>
			lines.filter(({ line }) => isOn(placement, centerOf(line.quad))).length > MOST_LINES,
	);
	// Purposes that are written across copies speak of applications; black print does not.
	const ink = passes.filter(({ isInk }) => isInk);
	const { name, side } = placement.template;
	const isNobody = side === 1 && !values.identity_name && !values.address;
	const isUnnumbered = name === 'foreigner' && !values.identity_code && !values.birth;
	const own = points + worthOf(values) - (isNobody || isUnnumbered ? NOBODY : 0);
	const costs = (ink.length > 0 ? ink : passes).map(({ lines }) =>
		otherDocumentCost(placement, lines, own, contrastOf),
	);
	return own - Math.max(...costs) - (isBare && (isPage || !saysWho(values)) ? BARE : 0);
}

/** Whether a gender or an ethnic group is printed: forms have numbers and births, but hardly these. */
function saysWho({ gender, race }: Values): boolean {
	return race !== undefined || (gender !== undefined && gender.isFromNumber !== true);
}

/** What values are worth that hardly anything else has in these places. */
function worthOf({ issued_by: authority, race, address }: Values): number {
	const police = authority !== undefined && POLICE.test(authority.value) ? AUTHORITY : -MIN_POINTS;
	const others = [race !== undefined, address !== undefined && beginsWithPlace(address.value)];
	return (authority === undefined ? 0 : police) + others.filter(Boolean).length;
}
