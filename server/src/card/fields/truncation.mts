import { vectorBetween } from '../../geometry/quad.mts';
import type { Glyph } from '../print/glyph.mts';
import type { Hypothesis } from './hypothesis.mts';
import { beginsWithPlace } from './places.mts';

/** Width of a digit, a letter or a dash, in Chinese characters: half, or a little more in proportional faces. */
const NARROW = { least: 0.5, most: 0.56 };

/** How most addresses end: with the number of a house or room, a group, a household. */
const CLOSING = /[号室组户]$/;

/** A final number without its unit; only a room's number, after its building or floor, has none. */
const BARE_NUMBER = /[^栋幢楼元座层门\-\d]\d+$|[村队庄屯社][一二三四五六七八九十]+$/;

const DIGIT = /^\d$/;

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
 * How certainly the end of a text, or of one of its rows, is missing: 2 for an authority without its last word, and for
 * a row that ends too early, since what the next one begins with would have fitted into its `room`; 1 for an address that
 * ends as few do, or with a full row, after which a short one may be missing; else 0.
 */
export function truncationOf(
	name: TruncatableField,
	{ value, glyphs }: Hypothesis,
	room?: number,
): 0 | 1 | 2 {
	if (name === 'issued_by') return WHOLE_AUTHORITY.test(value) ? 0 : 2;
	const rows = rowsIn(glyphs);
	const last = rows.at(-1);
	if (last === undefined) return 0;
	if (room !== undefined && hasShortRow(rows, room)) return 2;
	const isFull = room !== undefined && isFullRow(last, room);
	return BARE_NUMBER.test(value) || (isFull && !CLOSING.test(value)) ? 1 : 0;
}

/** Whether a row before the last ends where print would have gone on. */
function hasShortRow(rows: readonly Glyph[][], room: number): boolean {
	// Some issuers count characters, narrow ones too, instead of their widths.
	const isCounted = rows.every((row) => row.length <= room);
	return rows.slice(1).some((next, index) => {
		const row = rows[index];
		const fitting = [...row, ...unbroken(next)];
		if (DIGIT.test(row.at(-1)!.text) && DIGIT.test(next[0].text)) return true;
		const isFull = isCounted && fitting.length > room;
		return !isFull && widthOfAll(fitting, NARROW.most) <= room;
	});
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
	const along = vectorBetween(topLeft, topRight);
	const apart = vectorBetween(one.at, other.at);
	return apart.x * along.x + apart.y * along.y < 0;
}

/** What a row begins with and print does not break: a character, or a number. */
function unbroken(row: readonly Glyph[]): readonly Glyph[] {
	const end = row.findIndex(({ text }) => !/[\dA-Za-z-]/.test(text));
	return row.slice(0, end < 0 ? row.length : Math.max(1, end));
}

/** Whether a row with room for so many characters has none for another one, by their widths. */
export function isFullRow(row: readonly Glyph[], room: number): boolean {
	return widthOfAll(row) + 1 > room;
}

function widthOfAll(glyphs: readonly Glyph[], narrow?: number): number {
	return glyphs.reduce((sum, glyph) => sum + widthOf(glyph, narrow), 0);
}

/** The width of a character, in Chinese ones. */
export function widthOf({ text }: Glyph, narrow = NARROW.least): number {
	return /[\x21-\x7e]/.test(text) ? narrow : 1;
}
