import { mapCorners, type Point, type Quad } from '../../geometry/quad.mts';
import { uprightCorners } from '../../geometry/rotated-bounds.mts';
import type { TextLine } from '../../ocr/text-line.mts';
import { printedRows } from './gap.mts';
import { missingIn } from './inconsistencies.mts';
import type { ReadCard } from '../read-cards.mts';
import {
	FULL_ROW,
	isTruncated,
	TRUNCATABLE,
	type TruncatableField,
} from '../fields/truncation.mts';

/** A place on a card where something should be printed, but no line was detected. */
export interface UnreadCell {
	/** In the image. */
	quad: Quad;
	/** Form of what may stand there; anything else is dirt. */
	form: RegExp;
	/** Lines that the rest of its value is on. */
	others: readonly TextLine[];
}

/** Places of values with a fixed form that detection may miss, in millimetres. */
const VALUES = {
	race: { left: 30.3, right: 46, y: 15.5, form: /\p{Script=Han}/u },
	identity_code: { left: 27, right: 82, y: 47.4, form: /\d{17}[\dX]/i },
} as const;

/** Width of the cell of a missed last row, in millimetres: detection misses only short ones. */
const LAST_ROW = 11.5;

/** Form of a missed last row. */
const LAST_FORM: Record<TruncatableField, RegExp> = {
	address: /^\d{0,4}[号室组户]$/,
	issued_by: /^[安公分]{0,2}局$/,
};

/** Row pitch in millimetres, used if only one row was read. */
const PITCH: Record<TruncatableField, number> = { address: 4.4, issued_by: 4.1 };

/** Half the height of a cell, in millimetres. */
const HALF_HEIGHT = 2.3;

/** Distance from the middle of a row's first character to the left edge of its cell, in millimetres. */
const MARGIN = 3.2;

/** The cells of a card worth reading though no line was detected: of missing values and lost last rows. */
export function unreadCells(card: ReadCard): UnreadCell[] {
	const { placement, sources, fields } = card;
	const { template, words, toImage } = placement;
	const isPlaced = words.some(({ anchor }) => typeof anchor.word === 'string');
	if (template.name === 'foreigner' || !isPlaced) return [];
	const quadOf = ({ x: left, y }: Point, right: number): Quad =>
		mapCorners(
			uprightCorners({ left, right, top: y - HALF_HEIGHT, bottom: y + HALF_HEIGHT }),
			toImage,
		);
	const missing = missingIn(fields).flatMap((name) => {
		if (name !== 'race' && name !== 'identity_code') return [];
		const { left, right, y, form } = VALUES[name];
		return [{ quad: quadOf({ x: left, y }, right), form, others: [] }];
	});
	const lastRows = TRUNCATABLE.flatMap((name) => {
		const source = sources[name];
		if (source === undefined || !isTruncated(name, source)) return [];
		const rows = printedRows(placement, source);
		const width = rows.at(-1)!.reduce((sum, one) => sum + one.width, 0);
		if (name === 'address' && width < FULL_ROW) return [];
		const starts = rows.map(([{ at }]) => at);
		const last = starts.at(-1)!;
		const pitch = starts.length > 1 ? last.y - starts.at(-2)!.y : PITCH[name];
		const from = { x: starts[0].x - MARGIN, y: last.y + pitch };
		const others = [...new Set(source.glyphs.map(({ line }) => line.line))];
		return [{ quad: quadOf(from, from.x + LAST_ROW), form: LAST_FORM[name], others }];
	});
	return [...missing, ...lastRows];
}
