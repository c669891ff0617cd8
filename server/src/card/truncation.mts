import type { SourcedFields } from './field-sources.mts';
import { beginsWithPlace } from './places.mts';
import type { Glyph } from './deskewed-line.mts';

/** Width of a full row of an address, in Chinese characters; half a character may be left over. */
const FULL_ROW = 10.5;

/** Width of a digit, a letter or a dash, in Chinese characters. */
const NARROW = 0.5;

/** What most addresses end in: the number of a house or room, a group, a household. */
const CLOSING = /[号室组户]$/;

/** A number without a unit; only a room's number, after its building or floor, has none. */
const BARE_NUMBER = /[^栋幢楼元座层\d]\d+$/;

/** Authorities that are not named after a place. */
const NATIONAL = /^(?:公安部|国家|中华人民|中国)/;

/** The last character of every authority: 公安局 or its 分局, 公安处, 公安厅, 派出所, 公安部. */
const WHOLE_AUTHORITY = /[局处厅所部]$/;

/** Fields with a text that shows whether it is truncated. */
export const TRUNCATABLE = ['address', 'issued_by'] as const;

export type TruncatableField = (typeof TRUNCATABLE)[number];

/** Whether the start of a text seems to be missing: nearly all of them begin with a place. */
export function isStartTruncated({ fields }: SourcedFields, name: TruncatableField): boolean {
	const text = fields[name];
	return text !== null && !NATIONAL.test(text) && !beginsWithPlace(text);
}

/**
 * Whether the end of a text or of one of its rows, or a whole row, seems to be missing. A row of an
 * address followed by another one is full; a full last one may be followed by a missed short one.
 */
export function isTruncated({ fields, sources }: SourcedFields, name: TruncatableField): boolean {
	const text = fields[name];
	if (text === null) return false;
	if (name === 'issued_by') return !WHOLE_AUTHORITY.test(text);
	const rows = rowsIn(sources.address ?? []);
	const last = rows.pop();
	if (last === undefined) return false;
	if (BARE_NUMBER.test(text) || rows.some((row) => !isFull(row))) return true;
	return isFull(last) && !CLOSING.test(text);
}

/** Splits the characters where one is further left than the one before. */
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
