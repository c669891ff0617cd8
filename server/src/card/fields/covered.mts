import { ALL_PRINTED_FIELDS, type PrintedField } from '../../../../domain/required-fields.ts';
import type { Point, Quad } from '../../geometry/quad.mts';
import { quadOf } from '../../geometry/rotated-bounds.mts';
import { boxOf, TEXTS, type FieldBox } from '../layout/template.mts';
import type { Placement } from '../placing/placement.mts';
import type { Glyph, Print } from '../print/glyph.mts';
import type { Values } from './hypothesis.mts';
import { isFullRow, rowsIn, widthOf } from './truncation.mts';

/**
 * The place where another character would be, in widths of one: its distance from a text's end, its width and half its
 * height. It keeps clear of the last one and of the rows above and below.
 */
const NEXT = { from: 0.18, width: 0.7, halfHeight: 0.35 };

/** Ink in more of a place than this is a character or a seal; blur of what is beside it leaves up to 0.1. */
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
			const source = values[name];
			const box = boxOf(placement.template, name);
			if (source === undefined || box === undefined || !TEXTS.includes(box.grammar)) return false;
			const rows = rowsIn(source.glyphs);
			const places = [...before(rows, placement), ...after(rows, placement, box)];
			return places.some(({ beside, ...place }) => {
				const quad = quadIn(placement, box, place);
				return quad !== undefined && coverIn(quad, beside) > COVERED;
			});
		}),
	);
}

/** Where another character may be, and the one that it would be beside. */
interface Place extends Point {
	/** Its left edge, in millimetres. */
	x: number;
	beside: Glyph;
}

/** The places before a text's rows. */
function before(rows: readonly Glyph[][], { template, toCard }: Placement): Place[] {
	return rows.map(([beside]) => {
		const { x, y } = toCard(beside.at);
		const right = x - (widthOf(beside) / 2 + NEXT.from) * template.character;
		return { x: right - NEXT.width * template.character, y, beside };
	});
}

/**
 * The places where a text's rows may go on: beside the last character of each that has room for another one, or below
 * that of the last one.
 */
function after(
	rows: readonly Glyph[][],
	{ template, toCard }: Placement,
	{ rows: printed }: FieldBox,
): Place[] {
	const { character } = template;
	return rows.flatMap((row, index) => {
		const beside = row.at(-1)!;
		const { x, y } = toCard(beside.at);
		const isLast = index === rows.length - 1;
		const isFull = printed?.room === undefined ? !isLast : isFullRow(row, printed.room);
		if (!isFull) return { x: x + (widthOf(beside) / 2 + NEXT.from) * character, y, beside };
		if (printed === undefined || !isLast) return [];
		const start = toCard(rows[0][0].at).x - (NEXT.width / 2) * character;
		return { x: start, y: y + printed.pitch, beside };
	});
}

/** The portrait may reach so far beyond its place, in millimetres: print runs differ, and its ground is no paper. */
const BESIDE_PORTRAIT = 1.5;

/** A place in the image, if text goes there: within its box, beyond which its label is, and beside the portrait. */
function quadIn(
	{ template, toImage }: Placement,
	box: FieldBox,
	{ x: left, y }: Point,
): Quad | undefined {
	const half = NEXT.halfHeight * template.character;
	const right = left + NEXT.width * template.character;
	const bottom = y + half;
	const { portrait } = template;
	const isBeside =
		portrait === undefined ||
		right < portrait.left - BESIDE_PORTRAIT ||
		left > portrait.right + BESIDE_PORTRAIT;
	if (left < box.left || right > box.right || bottom > box.bottom || !isBeside) return undefined;
	return quadOf({ left, right, top: y - half, bottom }, toImage);
}
