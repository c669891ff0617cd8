import { median } from '../geometry/median.mts';
import { textOf, type Glyph, type DeskewedLine } from './deskewed-line.mts';
import { rowsOf } from './rows.mts';
import { findValueColumn, opensWithLabel } from './value-column.mts';

/**
 * What begins so many characters behind the labels is no value: the longest row of an address has 11
 * characters, and the portrait is 8 wide.
 */
const MAX_VALUE = 15;

/** A piece of the number, which reaches further right than the values, has so many digits. */
const DIGITS_OF_NUMBER = /\d{4}/;

/** Leaves out what stands beside the card, level with the rows of the portrait side or between them. */
export function withoutPrintBeside(lines: readonly DeskewedLine[]): readonly DeskewedLine[] {
	const column = findValueColumn(rowsOf(lines))?.edge;
	if (column === undefined) return lines;
	const behind = ({ x, y }: { x: number; y: number }) => x - column.at - column.slant * y;
	const width = characterWidth(lines, behind);
	if (width === undefined) return lines;
	return lines.filter(
		({ left, leftY, glyphs }) =>
			behind({ x: left, y: leftY }) < MAX_VALUE * width || DIGITS_OF_NUMBER.test(textOf(glyphs)),
	);
}

/** From one Chinese character to the next, in lines that begin with a label or where values do. */
function characterWidth(
	lines: readonly DeskewedLine[],
	behind: (point: { x: number; y: number }) => number,
): number | undefined {
	const steps = lines
		.filter(
			({ glyphs, left, leftY, height }) =>
				opensWithLabel(glyphs) || Math.abs(behind({ x: left, y: leftY })) < height,
		)
		.flatMap(({ glyphs }) => stepsBetween(glyphs.filter((glyph) => behind(glyph) > 0)));
	return median(steps);
}

function stepsBetween(glyphs: readonly Glyph[]): number[] {
	const isHan = (glyph: Glyph | undefined) => /\p{Script=Han}/u.test(glyph?.text ?? '');
	return glyphs.flatMap((glyph, index) => {
		const next = glyphs[index + 1];
		return isHan(glyph) && isHan(next) ? [next.x - glyph.x] : [];
	});
}
