import { mapCorners, type Point, type Quad } from '../geometry/quad.mts';
import { uprightCorners } from '../geometry/rotated-bounds.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { printedRows } from './gap.mts';
import { missingIn } from './inconsistencies.mts';
import type { ReadCard } from './read-cards.mts';
import { FULL_ROW, isTruncated, TRUNCATABLE, type TruncatableField } from './truncation.mts';

/** A place on a card where something is printed, but no line was found. */
export interface UnreadCell {
	/** In the image. */
	quad: Quad;
	/** What may stand there; anything else is dirt. */
	form: RegExp;
	/** The lines that it is to be read with. */
	others: readonly TextLine[];
}

/** Where values of fixed form are printed that detection overlooks at times, in millimetres. */
const VALUES = {
	race: { left: 30.3, right: 46, y: 15.5, form: /\p{Script=Han}/u },
	identity_code: { left: 27, right: 82, y: 47.4, form: /\d{17}[\dX]/i },
} as const;

/** A last row that detection overlooks is a short one. */
const LAST_ROW = 11.5;
const LAST_FORM: Record<TruncatableField, RegExp> = {
	address: /^\d{0,4}[号室组户]$/,
	issued_by: /^[安公分]{0,2}局$/,
};

/** Rows of one value are so many millimetres apart; where two were read, as these. */
const PITCH: Record<TruncatableField, number> = { address: 4.4, issued_by: 4.1 };

/** Half the height of a cell, and what it is wider than its characters, in millimetres. */
const HALF = 2.3;
const MARGIN = 3.2;

/** The places on a card that are worth reading without a line: of what is missing, and of a lost last row. */
export function unreadCells(card: ReadCard): UnreadCell[] {
	const { placement, sources, fields } = card;
	const { template, words, toImage } = placement;
	const isPlaced = words.some(({ anchor }) => typeof anchor.word === 'string');
	if (template.name === 'foreigner' || !isPlaced) return [];
	const quadOf = ({ x: left, y }: Point, right: number): Quad =>
		mapCorners(uprightCorners({ left, right, top: y - HALF, bottom: y + HALF }), toImage);
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
