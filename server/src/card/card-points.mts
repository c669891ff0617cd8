import { centerOf } from '../geometry/quad.mts';
import type { PlacedPass } from './fields/card-values.mts';
import type { Values } from './fields/hypothesis.mts';
import { beginsWithPlace } from './fields/places.mts';
import { MIN_POINTS, otherDocumentCost } from './other-document.mts';
import { isOn, type Placement } from './placing/placement.mts';
import type { Contrast } from './print/glyph.mts';

/** Authorities that issue cards; any other one issues licences. */
const POLICE = /公安|移民管理/;

/**
 * Most lines on a side of a card. On anything with more, a number and its birth date prove nothing. (9 to 15 read 408
 * images alike.)
 */
const MOST_LINES = 12;

/**
 * Scores how likely a placement is a card: points for its words in their places and for its values, minus
 * those for what the print around it says of another document. Ruled out are placements that do not say whose card it is,
 * since forms may have other values in a card's places, and those without a printed word that have too many lines, or
 * neither gender nor ethnic group.
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
	// A purpose written across a copy reads like an application form; passes over black print alone lack it.
	const ink = passes.filter(({ isInk }) => isInk);
	const { holder } = placement.template;
	const isNobody = holder.some((fields) => fields.every((name) => values[name] === undefined));
	const own = points + worthOf(values) - (isNobody ? MIN_POINTS : 0);
	const costs = (ink.length > 0 ? ink : passes).map(({ lines }) =>
		otherDocumentCost(placement, lines, own, contrastOf),
	);
	return own - Math.max(...costs) - (isBare && (isPage || !saysWho(values)) ? MIN_POINTS : 0);
}

/** Whether a gender or an ethnic group is printed: forms have numbers and birth dates, but rarely these. */
function saysWho({ gender, race }: Values): boolean {
	return race !== undefined || (gender !== undefined && gender.isFromNumber !== true);
}

/**
 * A point for each value that other documents hardly ever print here; an authority other than the police costs all
 * that a card needs.
 */
function worthOf({ issued_by: authority, race, address }: Values): number {
	const isOther = authority !== undefined && !POLICE.test(authority.value);
	const values = [race !== undefined, address !== undefined && beginsWithPlace(address.value)];
	return values.filter(Boolean).length - (isOther ? MIN_POINTS : 0);
}
