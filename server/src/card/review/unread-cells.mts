import type { Quad } from '../../geometry/quad.mts';
import { quadOf } from '../../geometry/rotated-bounds.mts';
import type { TextLine } from '../../ocr/text-line.mts';
import { TRUNCATABLE, truncationOf } from '../fields/truncation.mts';
import { boxOf } from '../layout/template.mts';
import { isPrinted } from '../placing/found-words.mts';
import type { ReadCard } from '../read-cards.mts';
import { missingIn } from './flaws.mts';
import { printedRows } from './gap.mts';

/** A place on a card where something should be printed, but no line was detected. */
export interface UnreadCell {
	/** In the image. */
	quad: Quad;
	/** Form of what may stand there; anything else is dirt. */
	form: RegExp;
	/** Lines that the rest of its value is on. */
	others: readonly TextLine[];
}

/**
 * A cell in widths of a character: how far it reaches above and below the middle of its row, and to the left of that of a
 * missed last row's first character; and the width of such a row, as detection misses only short ones. (A choice.)
 */
const CELL = { reach: 0.68, lastRow: 3.4 };

/** The cells of a card worth reading though no line was detected: of missing values and lost last rows. */
export function unreadCells(card: ReadCard): UnreadCell[] {
	const { placement, sources } = card;
	const { template, words, toImage } = placement;
	const { character } = template;
	if (!words.some(isPrinted)) return [];
	const half = CELL.reach * character;
	const cellAt = (left: number, right: number, y: number): Quad =>
		quadOf({ left, right, top: y - half, bottom: y + half }, toImage);
	const missing = missingIn(card).flatMap((name) => {
		const { cell } = boxOf(template, name) ?? {};
		if (cell === undefined) return [];
		const { left, right, y, form } = cell;
		return { quad: cellAt(left, right, y), form, others: [] };
	});
	const lastRows = TRUNCATABLE.flatMap((name) => {
		const source = sources[name];
		const { rows: form } = boxOf(template, name) ?? {};
		if (source === undefined || form === undefined) return [];
		if (truncationOf(name, source, form.room) === 0) return [];
		const rows = printedRows(placement, source);
		const width = rows.at(-1)!.reduce((sum, one) => sum + one.width, 0);
		if (form.room !== undefined && width + 1 <= form.room) return [];
		const starts = rows.map(([{ at }]) => at);
		const last = starts.at(-1)!;
		const pitch = starts.length > 1 ? last.y - starts.at(-2)!.y : form.pitch;
		const left = starts[0].x - half;
		const quad = cellAt(left, left + CELL.lastRow * character, last.y + pitch);
		const others = [...new Set(source.glyphs.map(({ line }) => line.line))];
		return { quad, form: form.last, others };
	});
	return [...missing, ...lastRows];
}
