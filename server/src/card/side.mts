import type { Side } from '../../../domain/id-card.ts';
import type { DeskewedLine } from './deskewed-line.mts';
import { textOf } from './deskewed-line.mts';
import {
	AUTHORITY,
	hasWordOf,
	ISSUER_LABEL,
	NUMBER_LABEL,
	PERIOD,
	PERSON_LABELS,
	pointsOf,
	textIn,
	TITLE,
	VALIDITY_LABEL,
	type SideEvidence,
} from './card-words.mts';
import { otherDocumentCost } from './other-document.mts';
import { hasProvenNumber } from './proven-number.mts';

/** Fewer points are no card: pages, forms and bank cards reach some. */
const MIN_POINTS = 4;

/** Labels of the other side: an emblem side that bears them is another document. */
const PORTRAIT_LABEL = /姓名|性别|出生/g;

const NUMBER = /\d{15,17}[\dX]?/i;

/** Labels that stand above the number on every card. */
const ABOVE_NUMBER = /姓名|性别|出生|住址/;

/** Adds up what the lines say for either side. */
export function sideEvidence(lines: readonly DeskewedLine[]): SideEvidence {
	const text = textIn(lines);
	const { portrait, emblem } = pointsOf(lines);
	const upsideDown = isNumberAboveLabels(lines) ? MIN_POINTS : 0;
	const portraitCost = otherDocumentCost(lines, hasWordOf('portrait')) + upsideDown;
	const emblemCost =
		otherDocumentCost(lines, hasWordOf('emblem')) +
		otherDocumentCost(lines, hasWordOf('emblem'), PORTRAIT_LABEL);
	// Just enough: what has labels as well is the surer card of two.
	const proven = portrait < MIN_POINTS && hasProvenNumber(lines) ? MIN_POINTS : portrait;
	return {
		portrait: isPortrait(text) ? proven - portraitCost : 0,
		emblem: isEmblem(text) ? emblem - emblemCost : 0,
	};
}

/**
 * Licences and passports have an issuer and a validity period as well, but not this title. Where
 * it was lost, a label, an authority that issues cards and a period are enough.
 */
function isEmblem(text: string): boolean {
	if (TITLE.test(text)) return true;
	const isLabelled = ISSUER_LABEL.test(text) || VALIDITY_LABEL.test(text);
	return isLabelled && AUTHORITY.test(text) && PERIOD.test(text);
}

/** Forms have some of a card's labels; only a card has the number's, or all the others. */
function isPortrait(text: string): boolean {
	if (NUMBER_LABEL.test(text) || NUMBER.test(text)) return true;
	return PERSON_LABELS.filter((label) => label.test(text)).length >= PERSON_LABELS.length - 1;
}

/** On a driving licence and on most forms the number stands above other labels. */
function isNumberAboveLabels(lines: readonly DeskewedLine[]): boolean {
	const number = lines.find(({ glyphs }) => /\d{17}[\dX]/i.test(textOf(glyphs)));
	if (number === undefined) return false;
	return lines.some(
		({ glyphs, leftY }) =>
			ABOVE_NUMBER.test(textOf(glyphs)) && leftY > number.rightY + number.height,
	);
}

/** Tells whether the lines are enough to be a card's. */
export function isCard(lines: readonly DeskewedLine[]): boolean {
	return sideOf(sideEvidence(lines)) !== null;
}

/** Tells whether the lines show both sides, each with enough to be a card's. */
export function showsBothSides({ portrait, emblem }: SideEvidence): boolean {
	return Math.min(portrait, emblem) >= MIN_POINTS;
}

/** The side with more evidence, or `null` when neither has enough to be a card. */
export function sideOf({ portrait, emblem }: SideEvidence): Side | null {
	if (Math.max(portrait, emblem) < MIN_POINTS) return null;
	return portrait >= emblem ? 1 : 0;
}
