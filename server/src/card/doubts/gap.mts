import { ALL_PRINTED_FIELDS, type PrintedField } from '../../../../domain/required-fields.ts';
import { median } from '../../geometry/median.mts';
import type { Point } from '../../geometry/quad.mts';
import { ROW_DISTANCE } from '../fields/cell.mts';
import type { Hypothesis, Values } from '../fields/hypothesis.mts';
import { widthOf } from '../fields/truncation.mts';
import { boxOf, TEXTS, type Template } from '../layout/template.mts';
import type { Placement } from '../placing/placement.mts';

/** Two rows of a text more than so many pitches apart have lost a row between them. */
const LOST_ROW = 1.6;

/** A character of a value on the card. */
interface Printed {
	at: Point;
	/** In Chinese characters. */
	width: number;
}

/**
 * A gap of at least this width, in Chinese characters, has room for one: a hidden one leaves 1. Of 448 texts on others'
 * photographs, one has a wider gap than 0.82.
 */
const HOLE = 0.85;

/**
 * The widest gap in a value, in Chinese characters: within a text, or before a row that starts to the right
 * of the values above and below it, where glare or marks wiped characters out. Below 0.7 if none is
 * missing; 0 for a value too short to judge.
 */
export function widestGap(placement: Placement, values: Values, name: PrintedField): number {
	const { within, before } = gapsIn(placement, values, name);
	// A name of two characters is spread.
	return boxOf(placement.template, name)?.rows ? Math.max(within, before) : before;
}

/** Whether a character may be missing within a text or before it. */
export function hasHole(placement: Placement, values: Values, name: PrintedField): boolean {
	const { within, before } = gapsIn(placement, values, name);
	return Math.max(within, before) > HOLE;
}

/** The widest gaps within a value and before its rows, in Chinese characters. */
function gapsIn(
	placement: Placement,
	values: Values,
	name: PrintedField,
): { within: number; before: number } {
	const { template } = placement;
	const rowsOf = (source: Hypothesis) => printedRows(placement, source);
	const startOf = ([{ at, width }]: readonly Printed[]) => at.x / template.character - width / 2;
	const source = values[name];
	const box = boxOf(template, name);
	if (source === undefined || source.isFromNumber === true || box === undefined) {
		return { within: 0, before: 0 };
	}
	const rows = rowsOf(source);
	const isText = TEXTS.includes(box.grammar);
	const pitch = box.character ?? template.character;
	const within = isText
		? Math.max(0, gapWithin(rows, pitch), gapBetween(rows, box.rows?.pitch ?? Infinity))
		: 0;
	const column = columnOf(template, name);
	if (template.isGuess || !column.includes(name)) return { within, before: 0 };
	const others = column.flatMap((one) => values[one] ?? []).filter((one) => !one.isFromNumber);
	const starts = others.map((other) => startOf(rowsOf(other)[0])).sort((one, other) => one - other);
	const usual = starts[(starts.length - 1) >> 1];
	return { within, before: Math.max(0, ...rows.map((row) => startOf(row) - usual)) };
}

/** The fields whose values begin at the left edge of this one's box. */
function columnOf(template: Template, name: PrintedField): PrintedField[] {
	const left = boxOf(template, name)?.left;
	const boxes = template.fields.filter((box) => box.left === left);
	// Of two fields in one box, the first begins at its edge.
	return boxes.flatMap(
		(box) => ALL_PRINTED_FIELDS.find((one) => boxOf(template, one) === box) ?? [],
	);
}

/** The characters of a value, row by row. */
export function printedRows({ toCard, template }: Placement, { glyphs }: Hypothesis): Printed[][] {
	const pitch = ROW_DISTANCE * template.character;
	const rows: Printed[][] = [];
	for (const glyph of glyphs) {
		const [at, last] = [toCard(glyph.at), rows.at(-1)?.at(-1)?.at];
		const isSameRow = last && at.x > last.x && Math.abs(at.y - last.y) < pitch;
		if (!isSameRow) rows.push([]);
		rows.at(-1)!.push({ at, width: widthOf(glyph) });
	}
	return rows;
}

/** Fewest distances between characters that show their pitch. */
const MANY = 3;

/** `usual` is the pitch of Chinese characters in a text that is too short to show its own, in millimetres. */
function gapWithin(rows: ReadonlyArray<readonly Printed[]>, usual: number): number {
	const pairs = rows.flatMap((row) =>
		row.slice(1).map((next, index) => ({
			distance: next.at.x - row[index].at.x,
			expected: (row[index].width + next.width) / 2,
		})),
	);
	const pitch =
		pairs.length < MANY
			? usual
			: median(pairs.map(({ distance, expected }) => distance / expected))!;
	return Math.max(0, ...pairs.map(({ distance, expected }) => distance / pitch - expected));
}

function gapBetween(rows: ReadonlyArray<readonly Printed[]>, pitch: number): number {
	// A lost row is taken to be as long as the one above it.
	const lost = rows.slice(1).map(([{ at }], index) => {
		const above = rows[index];
		return at.y - above[0].at.y > LOST_ROW * pitch ? above.length : 0;
	});
	return Math.max(0, ...lost);
}
