import type { Quad } from '../geometry/quad.mts';
import { linesAlong, rowsIn, type CardLines } from './cell.mts';
import { DECODERS } from './decode.mts';
import type { Glyph, PlacedLine } from './glyph.mts';
import { confidenceOf, type FieldName, type Hypothesis } from './hypothesis.mts';
import { marksAmong, without } from './marks.mts';
import { settleByNumber } from './number-proof.mts';
import type { Placement } from './placement.mts';

/** The lines of a pass, placed. */
export interface PlacedPass {
	lines: readonly PlacedLine[];
	/** Whether black print was separated from marks before. */
	isInk: boolean;
}

/** The best hypothesis of each field. */
export type Values = Partial<Record<FieldName, Hypothesis>>;

/** A text with fewer doubts than this stands where marks touch others. */
const LEGIBLE = 0.9;

/** Evidence of a text read from black print where marks touch it: they may have changed the others. */
const FREE_OF_MARKS = 20;

/**
 * Reads the values of the card at a place: each pass gives a hypothesis of each field, and the one with
 * most evidence stands. `contrastIn` tells marks from print; without it, there are none.
 */
export function readValues(
	placement: Placement,
	passes: readonly PlacedPass[],
	contrastIn?: (quad: Quad) => number,
): { values: Values; hasMarks: boolean } {
	const { side, fields: boxes } = placement.template;
	const values: Values = {};
	const numberRows: Glyph[][] = [];
	const along = passes.map(({ lines }) => linesAlong(placement, lines));
	const marks = contrastIn === undefined ? new Set<Glyph>() : marksAmong(along, boxes, contrastIn);
	for (const box of boxes) {
		const isTouched = along.some((lines) =>
			rowsIn(lines, box)
				.flat()
				.some((one) => marks.has(one)),
		);
		const rowsOf = (lines: CardLines) => rowsIn(without(lines, marks), box);
		// Black print that lacks a row of the others was not read whole.
		const mostRows = Math.max(...along.map((lines) => rowsOf(lines).length));
		along.forEach((lines, index) => {
			const rows = rowsOf(lines);
			if (box.grammar === 'number') numberRows.push(...rows);
			for (const [name, found] of Object.entries(DECODERS[box.grammar](rows))) {
				if (!found) continue;
				const isWhole = box.grammar !== 'address' || rows.length === mostRows;
				const isFree = passes[index].isInk && isTouched && isWhole && confidenceOf(found) > LEGIBLE;
				const evidence = found.evidence + (isFree ? FREE_OF_MARKS : 0);
				const known = values[name as FieldName];
				if (known === undefined || evidence > known.evidence) {
					values[name as FieldName] = { ...found, evidence };
				}
			}
		});
	}
	if (side === 1) settleByNumber(values, numberRows);
	return { values, hasMarks: marks.size > 0 };
}
