import { textOf, type Glyph } from './deskewed-line.mts';
import type { Row } from './rows.mts';

/** The labels that open a row of the portrait side, printed one below the other. */
const ROW_LABEL = /^.?(?:姓名|性别|出生|住址)|^名/u;

/** A line down the card: x = `at` + `slant` · y. */
interface Edge {
	at: number;
	slant: number;
}

/** Where the values of the portrait side begin. */
export interface ValueColumn {
	/** Any character of a value is right of it. */
	edge: Edge;
	/** The middle of a Chinese character is even right of this, since it is as wide as it is high. */
	wideEdge: Edge;
}

/** How far the edges are on the way from the middle of a label's last character to a value's first. */
const EDGE = 0.5;
const WIDE_EDGE = 2 / 3;

const HAN = /\p{Script=Han}/u;

/**
 * Finds the gap between the labels and their values from the rows whose label was read, so that
 * rows whose label was misread can be cut there too, and so can a stroke that was read in the gap.
 * `null` without such rows.
 */
export function findValueColumn(rows: readonly Row[]): ValueColumn | null {
	const gaps = rows.flatMap(({ glyphs }) => {
		const length = labelLength(glyphs);
		if (length === 0 || length >= glyphs.length) return [];
		return [{ label: glyphs[length - 1], value: glyphs[length] }];
	});
	if (gaps.length === 0) return null;
	const wide = gaps.filter(({ value }) => HAN.test(value.text));
	const slant = slantOf(gaps.map((gap) => pointIn(gap, EDGE)));
	const edge = edgeAt(EDGE, gaps, slant);
	return { edge, wideEdge: wide.length === 0 ? edge : edgeAt(WIDE_EDGE, wide, slant) };
}

/** The last character of a label and the first one behind it. */
interface Gap {
	label: Glyph;
	value: Glyph;
}

interface Point {
	x: number;
	y: number;
}

/** Where a share of the way from the label to the value is; characters are placed by their middle. */
function pointIn({ label, value }: Gap, share: number): Point {
	return { x: label.x + (value.x - label.x) * share, y: (label.y + value.y) / 2 };
}

function slantOf(points: readonly Point[]): number {
	const slants = points.flatMap((upper, index) =>
		points.slice(index + 1).map((lower) => (lower.x - upper.x) / (lower.y - upper.y)),
	);
	return median(slants.filter(Number.isFinite)) ?? 0;
}

function edgeAt(share: number, gaps: readonly Gap[], slant: number): Edge {
	const ats = gaps.map((gap) => pointIn(gap, share)).map(({ x, y }) => x - slant * y);
	return { at: median(ats) ?? 0, slant };
}

/** The characters of the row that belong to its value: those behind its label. */
export function valueOf({ glyphs }: Row, column: ValueColumn | null): Glyph[] {
	const value = glyphs.slice(labelLength(glyphs));
	if (column === null) return value;
	return value.filter(({ text, x, y }) => {
		const { at, slant } = HAN.test(text) ? column.wideEdge : column.edge;
		return x > at + slant * y;
	});
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
