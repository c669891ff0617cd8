import { birthOfIdNumber, isSoundIdNumber } from '../../../../domain/id-number.ts';
import type { Pair } from '../../geometry/affine.mts';
import type { Point } from '../../geometry/quad.mts';
import type { Anchor, Template } from '../layout/template.mts';
import { glyphsAt, textOf, type Glyph, type PlacedLine } from '../print/glyph.mts';

export interface FoundWord {
	anchor: Anchor;
	/** Its first and last character found, each with its place on the card. */
	ends: readonly [Pair, Pair];
	glyphs: readonly Glyph[];
	line: PlacedLine;
	points: number;
	isWhole: boolean;
}

/** Whether a word is printed on every card, and no value. */
export const isPrinted = ({ anchor: { word } }: FoundWord) => typeof word === 'string';

/** A choice: fewer consecutive characters of a word match by chance. */
const MIN_LENGTH = 2;

/** Finds a template's words in the lines, including those that lost a part. */
export function findWords(lines: readonly PlacedLine[], { anchors }: Template): FoundWord[] {
	const births = lines.flatMap(({ glyphs }) => numbersIn(textOf(glyphs)).flatMap(writtenBirth));
	const matches = {
		number: numberIn,
		period: (text: string) => PERIOD.exec(text),
		// Forms have dates, but rarely the one that the ID number contains.
		birth: (text: string) => births.map((birth) => birth.exec(text)).find(Boolean),
	};
	return anchors.flatMap((anchor) =>
		lines.flatMap((line) => {
			const { word } = anchor;
			if (typeof word === 'string') return partOf(anchor, word, line);
			const match = matches[word.form](textOf(line.glyphs));
			return match ? valueAt(anchor, line, match) : [];
		}),
	);
}

const PERIOD = /\d{4}\.\d{2}\.\d{2}(?=-)/;

/** The first sound number in the text, or else exactly 18 digits. */
function numberIn(text: string): RegExpExecArray | null {
	const [sound] = numbersIn(text);
	return new RegExp(sound ?? '(?<!\\d)\\d{17}[\\dX](?!\\d)', 'i').exec(text);
}

function numbersIn(text: string): string[] {
	const candidates = [...text.matchAll(/(?=(\d{17}[\dX]))/gi)].map(([, digits]) =>
		digits.toUpperCase(),
	);
	return candidates.filter(isSoundIdNumber);
}

/** The sound ID number that a word is; `null` for other digits in its place, `undefined` for any other word. */
export function soundNumberOf({ anchor: { word }, glyphs }: FoundWord): string | null | undefined {
	if (typeof word === 'string' || word.form !== 'number') return undefined;
	const text = textOf(glyphs).toUpperCase();
	return isSoundIdNumber(text) ? text : null;
}

/** Matches a number's birth date as cards write it, even if some of 年, 月 and 日 were lost. */
function writtenBirth(number: string): RegExp {
	const [year, month, day] = birthOfIdNumber(number).split('-').map(Number);
	return new RegExp(`(?=.*[年月日])(?<!\\d)${year}\\D{0,3}0?${month}\\D{1,3}0?${day}(?!\\d)`);
}

/** The longest part of the word that the line contains. */
function partOf(anchor: Anchor, text: string, line: PlacedLine): FoundWord | [] {
	const word = Array.from(text);
	let best = { length: 0, inWord: 0, inLine: 0 };
	for (let inWord = 0; inWord + best.length < word.length; inWord++) {
		for (let inLine = 0; inLine + best.length < line.glyphs.length; inLine++) {
			let length = 0;
			while (
				inWord + length < word.length &&
				line.glyphs[inLine + length]?.text === word[inWord + length]
			) {
				length++;
			}
			if (length > best.length) best = { length, inWord, inLine };
		}
	}
	if (best.length < MIN_LENGTH) return [];
	const glyphs = line.glyphs.slice(best.inLine, best.inLine + best.length);
	const placeOf = (index: number): Point => ({
		x: anchor.at.x + (anchor.length * index) / (word.length - 1),
		y: anchor.at.y,
	});
	const ends = endsOf(glyphs, placeOf(best.inWord), placeOf(best.inWord + best.length - 1));
	const isWhole = best.length === word.length;
	const points = (anchor.points * best.length) / word.length;
	return { anchor, ends, glyphs, line, points, isWhole };
}

function valueAt(anchor: Anchor, line: PlacedLine, { index, 0: text }: RegExpExecArray): FoundWord {
	const glyphs = glyphsAt(line.glyphs, index, index + text.length);
	const { x, y } = anchor.at;
	// Without a fixed length, only the first character has a known place.
	const last = anchor.length === 0 ? glyphs.slice(0, 1) : glyphs;
	const ends = endsOf(last, anchor.at, { x: x + anchor.length, y });
	return { anchor, ends, glyphs, line, points: anchor.points, isWhole: true };
}

function endsOf(glyphs: readonly Glyph[], first: Point, last: Point): [Pair, Pair] {
	return [
		{ from: first, to: glyphs[0].at },
		{ from: last, to: glyphs[glyphs.length - 1].at },
	];
}
