import { ALL_PRINTED_FIELDS, type PrintedField } from '../../../../domain/required-fields.ts';
import type { Point } from '../../geometry/quad.mts';
import { ROW_DISTANCE } from '../fields/box.mts';
import { ownGlyphs, type Hypothesis, type Values } from '../fields/hypothesis.mts';
import { widthOf } from '../fields/truncation.mts';
import { boxOf, TEXTS, type FieldBox, type Template } from '../layout/template.mts';
import type { Placement } from '../placing/placement.mts';

/** Two rows of a text more than so many pitches apart have lost one between them. */
const LOST_ROW = 1.6;

interface Printed {
	at: Point;
	/** In Chinese characters. */
	width: number;
}

/**
 * A wider gap, in Chinese characters, has room for another one: between two Chinese characters, or beside a narrow
 * one and before a row, where print is less even. A hidden character leaves 1.
 */
export const HOLE = { within: 0.5, elsewhere: 0.7 };

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
	const { chinese, within, before } = gapsIn(placement, values, name);
	return chinese > HOLE.within || Math.max(within, before) > HOLE.elsewhere;
}

/**
 * The widest gaps in Chinese characters: `within` a value, there also between two `chinese` characters, and `before`
 * one of its rows.
 */
function gapsIn(
	placement: Placement,
	values: Values,
	name: PrintedField,
): { within: number; chinese: number; before: number } {
	const { template } = placement;
	const startOf = ([{ at, width }]: readonly Printed[], { indent = 0 }: FieldBox) =>
		at.x / template.character - width / 2 - indent;
	const source = values[name];
	const box = boxOf(template, name);
	if (source === undefined || source.isFromNumber || box === undefined) {
		return { within: 0, chinese: 0, before: 0 };
	}
	const rows = printedRows(placement, source);
	const gaps = TEXTS.includes(box.grammar)
		? gapsWithin(rows, box.character ?? template.character)
		: [];
	const widest = (some: readonly Gap[]) => Math.max(0, ...some.map(({ width }) => width));
	const chinese = widest(gaps.filter(({ isBesideNarrow }) => !isBesideNarrow));
	const within = Math.max(widest(gaps), gapBetween(rows, box.rows?.pitch ?? Infinity));
	const column = columnOf(template, box);
	if (template.isGuess || !column.includes(name)) return { within, chinese, before: 0 };
	const starts = column
		.flatMap((field) => {
			const printed = values[field];
			const place = boxOf(template, field);
			if (printed === undefined || printed.isFromNumber || place === undefined) return [];
			return startOf(printedRows(placement, printed)[0], place);
		})
		.sort((one, other) => one - other);
	const usual = starts[(starts.length - 1) >> 1];
	const before = Math.max(0, ...rows.map((row) => startOf(row, box) - usual));
	return { within, chinese, before };
}

/** The fields whose values begin at the left edge of a box. */
function columnOf(template: Template, { left }: FieldBox): PrintedField[] {
	// The second date of a period stands behind the first, in the same box.
	const first = ALL_PRINTED_FIELDS.filter((name) => name !== 'valid_date_end');
	return first.filter((name) => boxOf(template, name)?.left === left);
}

/** Where a value's characters are printed, row by row, in millimetres. */
export function printedRows({ toCard, template }: Placement, source: Hypothesis): Printed[][] {
	const pitch = ROW_DISTANCE * template.character;
	const rows: Printed[][] = [];
	for (const glyph of ownGlyphs(source)) {
		const [at, last] = [toCard(glyph.at), rows.at(-1)?.at(-1)?.at];
		const isSameRow = last && at.x > last.x && Math.abs(at.y - last.y) < pitch;
		if (!isSameRow) rows.push([]);
		rows.at(-1)!.push({ at, width: widthOf(glyph) });
	}
	return rows;
}

/** A gap between two characters of a row, in Chinese characters. */
interface Gap {
	width: number;
	/** Whether one of them is a digit or a letter. */
	isBesideNarrow: boolean;
}

/** Fewest distances between characters that show their pitch. */
const MANY = 3;

/** `usual` is the pitch of Chinese characters in a text that is too short to show its own, in millimetres. */
function gapsWithin(rows: ReadonlyArray<readonly Printed[]>, usual: number): Gap[] {
	const pairs = rows.flatMap((row) =>
		row.slice(1).map((next, index) => ({
			distance: next.at.x - row[index].at.x,
			expected: (row[index].width + next.width) / 2,
		})),
	);
	const ratios = pairs.map(({ distance, expected }) => distance / expected);
	const widest = ratios.indexOf(Math.max(...ratios));
	// Where characters stand in a line is known to a fifth of one: that evens out, but not in a median.
	const sumOf = (key: 'distance' | 'expected') =>
		pairs.reduce((sum, pair, index) => sum + (index === widest ? 0 : pair[key]), 0);
	const pitch = pairs.length < MANY ? usual : sumOf('distance') / sumOf('expected');
	return pairs.map(({ distance, expected }) => ({
		width: distance / pitch - expected,
		isBesideNarrow: expected < 1,
	}));
}

function gapBetween(rows: ReadonlyArray<readonly Printed[]>, pitch: number): number {
	// A lost row is taken to be as long as the one above it.
	const lost = rows.slice(1).map(([{ at }], index) => {
		const above = rows[index];
		return at.y - above[0].at.y > LOST_ROW * pitch ? above.length : 0;
	});
	return Math.max(0, ...lost);
}
