import { median } from '../../geometry/median.mts';
import type { Point } from '../../geometry/quad.mts';
import { ROW_DISTANCE } from '../fields/cell.mts';
import type { FieldName, Hypothesis, Values } from '../fields/hypothesis.mts';
import type { Placement } from '../placing/placement.mts';
import { TRUNCATABLE, widthOf } from '../fields/truncation.mts';

/** Two rows of a text farther apart than this, in millimetres, have lost a row between them. */
const LOST_ROW_DISTANCE = 7;

/** Gap that a lost row counts as, in Chinese characters. */
const LOST_ROW_GAP = 10;

/** Fewest pairs of neighbours that show a text's pitch. */
const MIN_PAIRS = 3;

/** Fields whose values are left-aligned with each other. */
const COLUMNS: ReadonlyArray<readonly FieldName[]> = [
	['identity_name', 'gender', 'birth', 'address'],
	['issued_by', 'valid_date_start'],
];

/** The usual width of a Chinese character, in millimetres. */
const CHARACTER = 3.4;

/** A character of a value on the card. */
interface Printed {
	at: Point;
	/** In Chinese characters. */
	width: number;
}

/**
 * The widest gap in a value, in Chinese characters: within a text, or before a row that starts to the right
 * of the values above and below it, where glare or marks wiped characters out. Below 0.7 if none is
 * missing; 0 for a value too short to judge.
 */
export function widestGap(placement: Placement, values: Values, name: FieldName): number {
	const rowsOf = (source: Hypothesis) => printedRows(placement, source);
	const source = values[name];
	if (source === undefined || source.isFromNumber === true) return 0;
	const rows = rowsOf(source);
	const isText = TRUNCATABLE.some((one) => one === name);
	const within = isText ? [gapWithin(rows), gapBetween(rows)] : [];
	const column = COLUMNS.find((names) => names.includes(name));
	if (column === undefined || placement.template.name === 'foreigner')
		return Math.max(0, ...within);
	const others = column.flatMap((one) => values[one] ?? []).filter((one) => !one.isFromNumber);
	const starts = others.map((other) => startOf(rowsOf(other)[0])).sort((one, other) => one - other);
	const usual = starts[(starts.length - 1) >> 1];
	return Math.max(0, ...within, ...rows.map((row) => (startOf(row) - usual) / CHARACTER));
}

/** The characters of a value, row by row. */
export function printedRows({ toCard }: Placement, { glyphs }: Hypothesis): Printed[][] {
	const rows: Printed[][] = [];
	for (const glyph of glyphs) {
		const [at, last] = [toCard(glyph.at), rows.at(-1)?.at(-1)?.at];
		const isSameRow = last && at.x > last.x && Math.abs(at.y - last.y) < ROW_DISTANCE;
		if (!isSameRow) rows.push([]);
		rows.at(-1)!.push({ at, width: widthOf(glyph) });
	}
	return rows;
}

/** The left edge of a row, in millimetres. */
function startOf([{ at, width }]: readonly Printed[]): number {
	return at.x - (width * CHARACTER) / 2;
}

function gapWithin(rows: ReadonlyArray<readonly Printed[]>): number {
	const pairs = rows.flatMap((row) =>
		row.slice(1).map((next, index) => ({
			distance: next.at.x - row[index].at.x,
			expected: (row[index].width + next.width) / 2,
		})),
	);
	if (pairs.length < MIN_PAIRS) return 0;
	const pitch = median(pairs.map(({ distance, expected }) => distance / expected))!;
	return Math.max(...pairs.map(({ distance, expected }) => distance / pitch - expected));
}

function gapBetween(rows: ReadonlyArray<readonly Printed[]>): number {
	const isLost = rows.some(
		([{ at }], index) => index > 0 && at.y - rows[index - 1][0].at.y > LOST_ROW_DISTANCE,
	);
	return isLost ? LOST_ROW_GAP : 0;
}
