import type { Side } from '../../../domain/id-card.ts';
import type { PlacedLine } from './placed-line.mts';
import { textOf } from './placed-line.mts';
import {
	AUTHORITY,
	hasWordOf,
	PERIOD,
	pointsOf,
	textIn,
	type SideEvidence,
} from './card-words.mts';
import { otherDocumentCost } from './other-document.mts';

/** Fewer points are no card: pages, forms and bank cards reach some. */
const MIN_POINTS = 4;

/** Licences and passports have an issuer and a validity period as well, but not this title. */
const CARD_TITLE = /居民身份|民身份证|居住证|居留身份证/;
const EMBLEM_LABEL = /签发机关|签发机|发机关|有效期|效期限/;

/** Labels of the other side: an emblem side that bears them is another document. */
const PORTRAIT_LABEL = /姓名|性别|出生/g;

const NUMBER_ANCHOR = /公民身|民身份号|身份号码|\d{15,17}[\dX]?/i;
const OTHER_LABELS = [/姓名/, /性别/, /民族/, /出生|\d{4}年\d{1,2}月/, /住址/];

/** Labels that stand above the number on every card. */
const ABOVE_NUMBER = /姓名|性别|出生|住址/;

/** Adds up what the lines say for either side. */
export function sideEvidence(lines: readonly PlacedLine[]): SideEvidence {
	const text = textIn(lines);
	const { portrait, emblem } = pointsOf(lines);
	const upsideDown = isNumberAboveLabels(lines) ? MIN_POINTS : 0;
	const portraitCost = otherDocumentCost(lines, hasWordOf('portrait')) + upsideDown;
	const emblemCost =
		otherDocumentCost(lines, hasWordOf('emblem')) +
		otherDocumentCost(lines, hasWordOf('emblem'), PORTRAIT_LABEL);
	return {
		portrait: isPortrait(text) ? portrait - portraitCost : 0,
		emblem: isEmblem(text) ? emblem - emblemCost : 0,
	};
}

/** Where the title was lost, a label, an authority that issues cards and a period are enough. */
function isEmblem(text: string): boolean {
	if (CARD_TITLE.test(text)) return true;
	return EMBLEM_LABEL.test(text) && AUTHORITY.test(text) && PERIOD.test(text);
}

/** Forms have some of a card's labels; only a card has the number's, or all the others. */
function isPortrait(text: string): boolean {
	if (NUMBER_ANCHOR.test(text)) return true;
	return OTHER_LABELS.filter((label) => label.test(text)).length >= OTHER_LABELS.length - 1;
}

/** On a driving licence and on most forms the number stands above other labels. */
function isNumberAboveLabels(lines: readonly PlacedLine[]): boolean {
	const number = lines.find(({ glyphs }) => /\d{17}[\dX]/i.test(textOf(glyphs)));
	if (number === undefined) return false;
	return lines.some(
		({ glyphs, leftY }) =>
			ABOVE_NUMBER.test(textOf(glyphs)) && leftY > number.rightY + number.height,
	);
}

/** Tells whether the lines are enough to be a card's. */
export function isCard(lines: readonly PlacedLine[]): boolean {
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
