import type { Placement } from '../placing/placement.mts';
import type { Glyph, Print } from '../print/glyph.mts';
import { linesAlong, rowsIn, type PlacedPass } from './box.mts';
import { mostAgreed } from './consensus.mts';
import { coveredTexts } from './covered.mts';
import { DECODERS } from './grammars/decoders.mts';
import { legibilityOf, type FieldName, type Readings, type Values } from './hypothesis.mts';
import { leftOut, type AllLeftOut } from './left-out.mts';
import { marksAmong, repeatedOn, without } from './marks.mts';
import { LEGIBLE, settleByNumber } from './number-proof.mts';

export interface ValuesOfCard {
	/** The hypothesis that each value comes from. */
	values: Values;
	/** All hypotheses, also those that did not win. */
	readings: Readings;
	/** Whether marks lie in the places of values. */
	hasMarks: boolean;
	/** Texts that may go on unread; see {@link coveredTexts}. */
	covered: ReadonlySet<FieldName>;
	/** What was read in the places of texts and is in no value; see {@link leftOut}. */
	leftOut: AllLeftOut;
}

/**
 * Reads the values of a placed card: each pass gives a hypothesis of each field, and the passes vote.
 * `print` separates marks from print; without it, no marks are found.
 */
export function readValues(
	placement: Placement,
	passes: readonly PlacedPass[],
	print?: Print,
): ValuesOfCard {
	const { side, fields: boxes } = placement.template;
	const readings: Readings = {};
	const numberRows: Glyph[][] = [];
	const along = passes.map((pass) => linesAlong(placement, pass));
	const pale = print === undefined ? new Set<Glyph>() : marksAmong(along, placement, print);
	const marks = new Set([...pale, ...repeatedOn(along, placement)]);
	const unmarked = along.map((lines) => without(lines, marks));
	for (const box of boxes) {
		const hasMark = (glyphs: readonly Glyph[]) => glyphs.some((glyph) => marks.has(glyph));
		const isTouched = marks.size > 0 && along.some((lines) => rowsIn(lines, box).some(hasMark));
		const rowsByPass = unmarked.map((lines) => rowsIn(lines, box));
		// A pass over black print with fewer rows than another pass is incomplete.
		const mostRows = Math.max(...rowsByPass.map((rows) => rows.length));
		for (const [index, rows] of rowsByPass.entries()) {
			if (box.grammar === 'number') numberRows.push(...rows);
			// Marks may have changed the characters that other passes read.
			const isFree = along[index].isInk && isTouched && rows.length === mostRows;
			for (const [name, hypothesis] of Object.entries(DECODERS[box.grammar](rows, box))) {
				if (!hypothesis) continue;
				const bonus = isFree && legibilityOf(hypothesis) >= LEGIBLE ? Infinity : 0;
				const ofField = (readings[name as FieldName] ??= []);
				ofField.push({ ...hypothesis, evidence: hypothesis.evidence + bonus });
			}
		}
	}
	const values: Values = Object.fromEntries(
		Object.entries(readings).map(([name, ofField]) => [name, mostAgreed(ofField)]),
	);
	if (side === 1) settleByNumber(values, numberRows);
	const covered =
		print === undefined ? new Set<FieldName>() : coveredTexts(placement, values, print);
	const rest = leftOut(placement, values, {
		passes: along,
		marks,
		contrastOf: print?.contrastOf,
	});
	return { values, readings, hasMarks: marks.size > 0, covered, leftOut: rest };
}
