import type { Pair } from '../geometry/affine.mts';
import type { Point } from '../geometry/quad.mts';
import type { SideEvidence } from './card-words.mts';
import { textOf, type Glyph, type DeskewedLine } from './deskewed-line.mts';

/** Where a printed word stands on every card: the middle of one of its characters. */
export interface Anchor {
	/** The word; its first character is meant, or its last one. */
	word: RegExp;
	last?: boolean;
	/** In millimetres from the card's upper left corner. */
	at: Point;
	/** Cards need one of each group: a form has labels like a card's, but not all in its places. */
	group: 'above' | 'below';
	/** A date counts for two words: it is there where the pale labels were lost. */
	isDate?: boolean;
	/** The date is the birth that the card's number contains. */
	isBirth?: boolean;
}

const anchor = (
	word: RegExp,
	x: number,
	y: number,
	group: Anchor['group'],
	{ last = false, isDate = false, isBirth = false } = {},
): Anchor => {
	return { word, at: { x, y }, group, last, isDate, isBirth };
};

const NUMBER = /\d{17}[\dX]/i;

/** Middles of what is printed on real cards and on drawn ones, which differ by a millimetre. */
export const SIDES: ReadonlyArray<{ side: keyof SideEvidence; anchors: readonly Anchor[] }> = [
	{
		side: 'portrait',
		anchors: [
			anchor(/姓名/, 6.5, 8.5, 'above'),
			anchor(/性别/, 6.5, 15.5, 'above'),
			anchor(/出生/, 6.5, 22.4, 'above'),
			anchor(/\d{4}年\d{1,2}月\d{1,2}日/, 16, 22.4, 'above', { isDate: true, isBirth: true }),
			anchor(/住址/, 6.5, 29.6, 'above'),
			anchor(/公民身份/, 6.5, 47.4, 'below'),
			anchor(NUMBER, 30, 47.4, 'below'),
			anchor(NUMBER, 72.8, 47.4, 'below', { last: true }),
		],
	},
	{
		side: 'emblem',
		anchors: [
			anchor(/中华人民/, 34.5, 11, 'above'),
			anchor(/人民共和国/, 71.5, 11, 'above', { last: true }),
			anchor(/居民身份/, 34.4, 21.2, 'above'),
			anchor(/民身份证/, 71.4, 21.2, 'above', { last: true }),
			anchor(/签发机关/, 21.5, 39.5, 'below'),
			anchor(/有效期限/, 21.5, 46.7, 'below'),
			anchor(/\d{4}\.\d{2}\.\d{2}-/, 34, 46.7, 'below', { isDate: true }),
		],
	},
];

/** Only a line so many times longer than thick shows its direction. */
const ELONGATED = 3;

/** A word found in a picture. */
export interface Found extends Pair {
	anchor: Anchor;
	/** Direction of its line, in radians; `null` where the line is too short to show one. */
	angle: number | null;
}

/** Where the word is in the lines; none where it is not. */
export function foundIn(lines: readonly DeskewedLine[], one: Anchor): Found[] {
	return lines.flatMap(({ glyphs, tilt, left, right, height }) => {
		const match = one.word.exec(textOf(glyphs));
		if (match === null) return [];
		const at = match.index + (one.last ? match[0].length - 1 : 0);
		const { x, y } = glyphAt(glyphs, at);
		const angle = right - left > ELONGATED * height ? tilt : null;
		return { anchor: one, from: one.at, to: { x, y }, angle };
	});
}

/** The character that holds the given place of the text; some take several places. */
function glyphAt(glyphs: readonly Glyph[], place: number): Glyph {
	let end = 0;
	return glyphs.find(({ text }) => (end += text.length) > place)!;
}
