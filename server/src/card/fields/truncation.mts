import type { Glyph } from '../print/glyph.mts';
import type { Hypothesis } from './hypothesis.mts';
import { beginsWithPlace } from './places.mts';

/** Width of a digit, a letter or a dash, in Chinese characters: half, as in all Chinese print. */
const NARROW = 0.5;

/** How most addresses end: with the number of a house or room, a group, a household. */
const CLOSING = /[号室组户]$/;

/** A final number without its unit; only a room's number, after its building or floor, has none. */
const BARE_NUMBER = /[^栋幢楼元座层门\-\d]\d+$|[村队庄屯社][一二三四五六七八九十]+$/;

/** Authorities that are not named after a place. */
const NATIONAL = /^(?:公安部|国家|中华人民|中国)/;

/** The last character of every authority: 公安局 or its 分局, 公安处, 公安厅, 派出所, 公安部. */
const WHOLE_AUTHORITY = /[局处厅所部]$/;

/** Fields whose text shows whether it is truncated. */
export const TRUNCATABLE = ['address', 'issued_by'] as const;

export type TruncatableField = (typeof TRUNCATABLE)[number];

/** Whether the start of a text seems to be missing: nearly all of them begin with a place. */
export function isStartTruncated(text: string): boolean {
	return !NATIONAL.test(text) && !beginsWithPlace(text);
}

/**
 * Whether the end of a text or of one of its rows, or a whole row, seems to be missing. A row of an
 * address followed by another one is full, that is `full` characters wide; a full last one may be followed by a
 * missed short one.
 */
export function isTruncated(
	name: TruncatableField,
	{ value, glyphs }: Hypothesis,
	full?: number,
): boolean {
	if (name === 'issued_by') return !WHOLE_AUTHORITY.test(value);
	const rows = rowsIn(glyphs);
	const last = rows.pop();
	if (last === undefined) return false;
	if (BARE_NUMBER.test(value)) return true;
	if (full === undefined) return false;
	if (rows.some((row) => !isFullRow(row, full))) return true;
	return isFullRow(last, full) && !CLOSING.test(value);
}

export function rowsIn(glyphs: readonly Glyph[]): Glyph[][] {
	const rows: Glyph[][] = [];
	glyphs.forEach((glyph, index) => {
		if (index === 0 || startsRow(glyphs[index - 1], glyph)) rows.push([]);
		rows.at(-1)!.push(glyph);
	});
	return rows;
}

/** Whether the second character is farther back along its line than the first. */
function startsRow(one: Glyph, other: Glyph): boolean {
	const [topLeft, topRight] = other.line.line.quad;
	const [x, y] = [topRight.x - topLeft.x, topRight.y - topLeft.y];
	return (other.at.x - one.at.x) * x + (other.at.y - one.at.y) * y < 0;
}

export function isFullRow(row: readonly Glyph[], full: number): boolean {
	return row.reduce((sum, glyph) => sum + widthOf(glyph), 0) >= full;
}

/** The width of a character, in Chinese ones. */
export function widthOf({ text }: Glyph): number {
	return /[\x21-\x7e]/.test(text) ? NARROW : 1;
}
