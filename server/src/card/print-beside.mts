import { textOf, type PlacedLine } from './placed-line.mts';
import { rowsOf } from './rows.mts';
import { findValueColumn, opensWithLabel } from './value-column.mts';

/**
 * What begins so many characters behind the labels is no value: the longest row of an address has 11
 * characters, and the portrait is 8 wide.
 */
const MAX_VALUE = 15;

/** A piece of the number, which reaches further right than the values, has so many digits. */
const PIECE_OF_NUMBER = /\d{4}/;

/** Lines with fewer characters say little of how wide one is. */
const MIN_CHARACTERS = 3;

/** Leaves out what stands beside the card, level with the rows of the portrait side or between them. */
export function withoutPrintBeside(lines: readonly PlacedLine[]): readonly PlacedLine[] {
	const column = findValueColumn(rowsOf(lines));
	if (column === null) return lines;
	const behind = ({ left, leftY }: PlacedLine) => left - column.at - column.slant * leftY;
	const width = characterWidth(lines, behind);
	if (width === undefined) return lines;
	return lines.filter(
		(line) => behind(line) < MAX_VALUE * width || PIECE_OF_NUMBER.test(textOf(line.glyphs)),
	);
}

/** The usual width of a character, with the gap to the next one, in lines that begin where values do. */
function characterWidth(
	lines: readonly PlacedLine[],
	behind: (line: PlacedLine) => number,
): number | undefined {
	const widths = lines
		.filter(({ glyphs }) => glyphs.length >= MIN_CHARACTERS && !opensWithLabel(glyphs))
		.filter(({ glyphs }) => /^[\p{Script=Han}·]+$/u.test(textOf(glyphs)))
		.map((line) => ({ line, width: (line.right - line.left) / line.glyphs.length }))
		.filter(({ line, width }) => Math.abs(behind(line)) < 2 * width)
		.map(({ width }) => width)
		.sort((one, other) => one - other);
	return widths[widths.length >> 1];
}
