import { textOf, type Glyph } from './deskewed-line.mts';
import type { Row } from './rows.mts';

/** The labels that open a row of the portrait side, printed one below the other. */
const ROW_LABEL = /^.?(?:姓名|性别|出生|住址)|^名/u;

/** Where the values of the portrait side begin: right of x = `at` + `slant` · y. */
export interface ValueColumn {
	at: number;
	slant: number;
}

/**
 * Finds the gap between the labels and their values from the rows whose label was read, so that
 * rows whose label was misread can be cut there too. `null` without such rows.
 */
export function findValueColumn(rows: readonly Row[]): ValueColumn | null {
	const gaps = rows.flatMap(({ glyphs }) => {
		const length = labelLength(glyphs);
		if (length === 0 || length >= glyphs.length) return [];
		const label = glyphs[length - 1];
		const value = glyphs[length];
		// Characters are placed by their middle; a value's are wider than a label's.
		return [{ x: (label.x + value.x) / 2, y: (label.y + value.y) / 2 }];
	});
	if (gaps.length === 0) return null;
	const slants = gaps.flatMap((upper, index) =>
		gaps.slice(index + 1).map((lower) => (lower.x - upper.x) / (lower.y - upper.y)),
	);
	const slant = median(slants.filter(Number.isFinite)) ?? 0;
	return { at: median(gaps.map(({ x, y }) => x - slant * y)) ?? 0, slant };
}

/** The characters of the row that belong to its value: those behind its label. */
export function valueOf({ glyphs }: Row, column: ValueColumn | null): Glyph[] {
	const value = glyphs.slice(labelLength(glyphs));
	if (column === null) return value;
	return value.filter(({ x, y }) => x > column.at + column.slant * y);
}

/** Tells whether the characters begin with a label that opens a row. */
export function opensWithLabel(glyphs: readonly Glyph[]): boolean {
	return labelLength(glyphs) > 0;
}

function labelLength(glyphs: readonly Glyph[]): number {
	const label = ROW_LABEL.exec(textOf(glyphs));
	return label === null ? 0 : Array.from(label[0]).length;
}

function median(values: readonly number[]): number | undefined {
	return [...values].sort((one, other) => one - other)[(values.length - 1) >> 1];
}
