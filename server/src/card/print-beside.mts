import { textOf, type PlacedLine } from './placed-line.mts';
import { rowsOf, type Row } from './rows.mts';
import { findValueColumn, opensWithLabel, type ValueColumn } from './value-column.mts';

/**
 * Pieces of one row are nearer to each other than this many characters are wide. The widest gap in
 * a row is that before 民族; the portrait and the margin beside it are twice as wide.
 */
const MAX_GAP = 5;

/** Lines with fewer characters say little of how wide one is. */
const MIN_CHARACTERS = 3;

/**
 * Leaves out what stands beside the card, level with its rows or between them. Every row begins with
 * its label or its value; the number, where its label was lost, a few characters further right.
 */
export function withoutPrintBeside(lines: readonly PlacedLine[]): PlacedLine[] {
	const width = characterWidth(lines);
	if (width === undefined) return [...lines];
	const rows = rowsOf(lines);
	const column = findValueColumn(rows);
	return rows
		.map((row) => ownPieces(row, column, MAX_GAP * width))
		.filter(([first]) => !isBehind(column, first.left - MAX_GAP * width, first.leftY))
		.flat();
}

/** The pieces from the label or the first value on, up to the first wide gap. */
function ownPieces({ lines }: Row, column: ValueColumn | null, maxGap: number): PlacedLine[] {
	const label = lines.findIndex(({ glyphs }) => opensWithLabel(glyphs));
	const value = lines.findIndex(
		({ right, rightY }) => column === null || isBehind(column, right, rightY),
	);
	const pieces = lines.slice(Math.max(0, label >= 0 ? label : value));
	const end = pieces.findIndex(
		({ left }, index) => index > 0 && left - pieces[index - 1].right > maxGap,
	);
	return end < 0 ? pieces : pieces.slice(0, end);
}

function isBehind(column: ValueColumn | null, x: number, y: number): boolean {
	return column !== null && x > column.at + column.slant * y;
}

/** The usual width of a Chinese character with the gap to the next one; labels stand apart from values. */
function characterWidth(lines: readonly PlacedLine[]): number | undefined {
	const plain = lines.filter(
		({ glyphs }) => glyphs.length >= MIN_CHARACTERS && /^[\p{Script=Han}·]+$/u.test(textOf(glyphs)),
	);
	const values = plain.filter(({ glyphs }) => !opensWithLabel(glyphs));
	const widths = (values.length > 0 ? values : plain)
		.map(({ left, right, glyphs }) => (right - left) / glyphs.length)
		.sort((one, other) => one - other);
	return widths[widths.length >> 1];
}
