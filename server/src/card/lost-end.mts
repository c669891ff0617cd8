import type { SourcedFields } from './field-sources.mts';
import { beginsWithPlace } from './places.mts';
import type { Glyph } from './placed-line.mts';

/** Width of a full row of an address, in Chinese characters; half a character may be left over. */
const FULL_ROW = 10.5;

/** Width of a digit, a letter or a dash, in Chinese characters. */
const NARROW = 0.5;

/** What most addresses end in: the number of a house or room, a group, a household. */
const CLOSING = /[号室组户]$/;

/** A number that counts nothing; only that of a room, after its building or floor, stands alone. */
const BARE_NUMBER = /[^栋幢楼元座层\d]\d+$/;

/** Authorities that are named after no place. */
const NATIONAL = /^(?:公安部|国家|中华人民|中国)/;

/** What authorities end in: a 公安局 or a 分局 of one, a 公安处 or 公安厅, a 派出所 or the 公安部. */
const WHOLE_AUTHORITY = /[局处厅所部]$/;

/** Fields whose end can be told from their text. */
export const ENDED = ['address', 'issued_by'] as const;

/** Tells whether the beginning seems lost: nearly all of both fields begin with a place. */
export function lacksBeginning({ fields }: SourcedFields, name: (typeof ENDED)[number]): boolean {
	const text = fields[name];
	return text !== null && !NATIONAL.test(text) && !beginsWithPlace(text);
}

/**
 * Tells whether the end of a text, or of one of its rows, or a whole row seems lost. A row of an address that
 * another one follows is full, and after a full last one a single character may have a row of its own.
 */
export function lacksEnd(
	{ fields, sources }: SourcedFields,
	name: (typeof ENDED)[number],
): boolean {
	const text = fields[name];
	if (text === null) return false;
	if (name === 'issued_by') return !WHOLE_AUTHORITY.test(text);
	const rows = rowsIn(sources.address ?? []);
	const last = rows.pop();
	if (last === undefined) return false;
	if (BARE_NUMBER.test(text) || rows.some((row) => !isFull(row))) return true;
	return isFull(last) && !CLOSING.test(text);
}

/** Parts the characters where the next one stands further left than the one before. */
function rowsIn(glyphs: readonly Glyph[]): Glyph[][] {
	const rows: Glyph[][] = [];
	glyphs.forEach((glyph, index) => {
		if (index === 0 || glyph.x < glyphs[index - 1].x) rows.push([]);
		rows.at(-1)!.push(glyph);
	});
	return rows;
}

function isFull(row: readonly Glyph[]): boolean {
	const width = row.reduce((sum, { text }) => sum + (/[\x21-\x7e]/.test(text) ? NARROW : 1), 0);
	return width >= FULL_ROW;
}
