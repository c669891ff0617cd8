import { mapCorners, type Point, type Quad } from '../../geometry/quad.mts';
import { uprightCorners } from '../../geometry/rotated-bounds.mts';
import type { PrintedField } from '../../../../domain/required-fields.ts';
import { boxOf } from '../layout/template.mts';
import type { Placement } from '../placing/placement.mts';
import type { Glyph, Print } from '../print/glyph.mts';
import type { FieldName, Hypothesis, Values } from './hypothesis.mts';
import { isFullRow, rowsIn, widthOf } from './truncation.mts';

/** Texts of any length, which end wherever print ends. */
const TEXTS = ['identity_name', 'address', 'issued_by'] as const;

/**
 * The cell where another character would be, in widths of one: its distance from a text's end, its width and half
 * its height. It keeps clear of the last one and of the rows above and below.
 */
const CELL = { from: 0.18, width: 0.7, halfHeight: 0.35 };

/** Ink in more of a cell than this is a character or a seal; blur of what is beside a cell leaves up to 0.1. */
const COVERED = 0.2;

/**
 * The texts that may have more characters than were read: there is ink where the next or the previous one would
 * be, such as one that is too rare or blurred to be read, or a seal that hides it.
 */
export function coveredTexts(
	placement: Placement,
	values: Values,
	{ coverIn }: Print,
): ReadonlySet<FieldName> {
	return new Set(
		TEXTS.filter((name) => {
			const source = values[name];
			if (source === undefined) return false;
			const cells = [cellBefore(placement, source), cellAfter(placement, name, source)];
			return cells.some((cell) => cell && coverIn(cell, source.glyphs.at(-1)!) > COVERED);
		}),
	);
}

/** The cell before a text; `undefined` if it would reach beyond the text's box, where its label is. */
function cellBefore(placement: Placement, { glyphs: [first] }: Hypothesis): Quad | undefined {
	const { x, y } = placement.toCard(first.at);
	const { character } = placement.template;
	const right = x - (widthOf(first) / 2 + CELL.from) * character;
	return cellIn(placement, first, { x: right - CELL.width * character, y });
}

/** The cell after a text's last row, or below it if it is full; `undefined` if no text goes there. */
function cellAfter(
	placement: Placement,
	name: PrintedField,
	{ glyphs }: Hypothesis,
): Quad | undefined {
	const last = glyphs.at(-1)!;
	const { x, y } = placement.toCard(last.at);
	const { character } = placement.template;
	const { pitch, full } = boxOf(placement.template, name)?.rows ?? {};
	if (pitch !== undefined && full !== undefined && isFullRow(rowsIn(glyphs).at(-1)!, full)) {
		const start = placement.toCard(glyphs[0].at).x - (CELL.width / 2) * character;
		return cellIn(placement, last, { x: start, y: y + pitch });
	}
	return cellIn(placement, last, { x: x + (widthOf(last) / 2 + CELL.from) * character, y });
}

/** The cell that begins at a point, if it is within the box of a character and beside the portrait. */
function cellIn(
	{ template, toCard, toImage }: Placement,
	of: Glyph,
	{ x: left, y }: Point,
): Quad | undefined {
	const at = toCard(of.at);
	const box = template.fields.find(
		(one) => at.x > one.left && at.x < one.right && at.y > one.top && at.y < one.bottom,
	);
	if (box === undefined) return undefined;
	const half = CELL.halfHeight * template.character;
	const [right, bottom] = [left + CELL.width * template.character, y + half];
	const end = Math.min(box.right, template.portrait?.left ?? Infinity);
	if (left < box.left || right > end || bottom > box.bottom) return undefined;
	return mapCorners(uprightCorners({ left, right, top: y - half, bottom }), toImage);
}
