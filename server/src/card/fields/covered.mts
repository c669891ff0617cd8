import { ALL_PRINTED_FIELDS, type PrintedField } from '../../../../domain/required-fields.ts';
import type { Point, Quad } from '../../geometry/quad.mts';
import { quadOf } from '../../geometry/rotated-bounds.mts';
import { boxOf, TEXTS, type FieldBox } from '../layout/template.mts';
import type { Placement } from '../placing/placement.mts';
import type { Glyph, Print } from '../print/glyph.mts';
import type { Values } from './hypothesis.mts';
import { isFullRow, rowsIn, widthOf } from './truncation.mts';

/**
 * The cell where another character would be, in widths of one: its distance from a text's end, its width and half its
 * height. It keeps clear of the last one and of the rows above and below. (A width of 0.53: 3 of 387 have other
 * reviews.)
 */
const CELL = { from: 0.18, width: 0.7, halfHeight: 0.35 };

/**
 * Ink in more of a cell than this is a character or a seal; blur of what is beside a cell leaves up to 0.1. (0.15 to
 * 0.25: 405 images alike.)
 */
const COVERED = 0.2;

/**
 * The texts that may have more characters than were read: ink or glare lies where the next or the previous one would
 * be. It may be a seal, or a character too rare or too blurred to be read.
 */
export function coveredTexts(
	placement: Placement,
	values: Values,
	{ coverIn }: Print,
): ReadonlySet<PrintedField> {
	return new Set(
		ALL_PRINTED_FIELDS.filter((name) => {
			const [source, box] = [values[name], boxOf(placement.template, name)];
			if (source === undefined || box === undefined || !TEXTS.includes(box.grammar)) return false;
			const rows = rowsIn(source.glyphs);
			return [...cellsBefore(placement, box, rows), ...cellsAfter(placement, box, rows)].some(
				({ cell, beside }) => cell && coverIn(cell, beside) > COVERED,
			);
		}),
	);
}

/** A cell, if it is where text goes, and the character that it is beside. */
interface Cell {
	cell: Quad | undefined;
	beside: Glyph;
}

/** The cells before a text's rows; none beyond the text's box, where its label is. */
function cellsBefore(placement: Placement, box: FieldBox, rows: readonly Glyph[][]): Cell[] {
	const { character } = placement.template;
	return rows.map(([beside]) => {
		const { x, y } = placement.toCard(beside.at);
		const right = x - (widthOf(beside) / 2 + CELL.from) * character;
		return { cell: cellIn(placement, box, { x: right - CELL.width * character, y }), beside };
	});
}

/**
 * The cells where a text's rows may go on: beside the last character of each that has room for another one, or below
 * that of the last one. No cell where no text goes.
 */
function cellsAfter(
	placement: Placement,
	{ rows: printed, ...box }: FieldBox,
	rows: readonly Glyph[][],
): Cell[] {
	const { character } = placement.template;
	const room = printed?.room;
	return rows.map((row, index) => {
		const beside = row.at(-1)!;
		const { x, y } = placement.toCard(beside.at);
		const isLast = index === rows.length - 1;
		const isFull = room === undefined ? !isLast : isFullRow(row, room);
		if (!isFull) {
			const left = x + (widthOf(beside) / 2 + CELL.from) * character;
			return { cell: cellIn(placement, box, { x: left, y }), beside };
		}
		if (printed === undefined || !isLast) return { cell: undefined, beside };
		const start = placement.toCard(rows[0][0].at).x - (CELL.width / 2) * character;
		return { cell: cellIn(placement, box, { x: start, y: y + printed.pitch }), beside };
	});
}

/**
 * The portrait may reach so far beyond its place, in millimetres: print runs differ, and its ground is no paper. Without
 * it, 2 of 234 photographs of others ask for a needless review.
 */
const BESIDE_PORTRAIT = 1.5;

/** The cell that begins at a point, if it is within a box and beside the portrait. */
function cellIn(
	{ template, toImage }: Placement,
	box: FieldBox,
	{ x: left, y }: Point,
): Quad | undefined {
	const half = CELL.halfHeight * template.character;
	const [right, bottom] = [left + CELL.width * template.character, y + half];
	const { portrait } = template;
	const isBeside =
		portrait === undefined ||
		right < portrait.left - BESIDE_PORTRAIT ||
		left > portrait.right + BESIDE_PORTRAIT;
	if (left < box.left || right > box.right || bottom > box.bottom || !isBeside) return undefined;
	return quadOf({ left, right, top: y - half, bottom }, toImage);
}
