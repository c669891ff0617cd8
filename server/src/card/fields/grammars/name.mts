import { LABEL_FIRST } from '../../layout/labels.mts';
import { textOf, type Glyph } from '../../print/glyph.mts';
import { asName } from '../../print/printed-text.mts';
import { hypothesisOf, type Hypothesis } from '../hypothesis.mts';

/** Fewest characters in the longest row of a name that wraps; with 1, a golden name is wrong. */
const WRAPPED = 4;

export function readName(rows: Glyph[][]): Hypothesis | null {
	const fullest = Math.max(0, ...rows.map((row) => row.length));
	const fullRow = rows.find((row) => row.length === fullest) ?? [];
	const glyphs = fullest >= WRAPPED ? rows.flat() : fullRow;
	const name = asName(textOf(glyphs));
	// Names have at least two characters; a single one is the rest of a name.
	const isName = name !== null && Array.from(name).length > 1 && !LABEL_FIRST.test(name);
	return isName ? hypothesisOf(name, glyphs) : null;
}
