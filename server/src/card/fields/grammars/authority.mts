import { textOf, type Glyph } from '../../print/glyph.mts';
import { hanOnly } from '../../print/printed-text.mts';
import { languageOf } from '../address-language.mts';
import type { Hypothesis } from '../hypothesis.mts';
import { likelyText } from '../likely-text.mts';
import { beginsWithPlace } from '../places.mts';
import { textHypothesis } from './text-hypothesis.mts';

/** Form of an issuing authority: of the police (公安), or a bureau or office (局, 厅). */
const AUTHORITY = /公安|[局厅]$/;

/** The rows from the first one that begins with a place; all rows if none does. */
function fromPlace(rows: Glyph[][]): Glyph[][] {
	const first = rows.findIndex((row) => beginsWithPlace(hanOnly(textOf(row))));
	return rows.slice(Math.max(0, first));
}

/** Words that precede an authority in running text. */
const PROSE = /^[为是由在向]/;

export function readAuthority(rows: Glyph[][]): Hypothesis | null {
	const read = fromPlace(rows)
		.flat()
		.filter(({ text }) => hanOnly(text) !== '');
	const likely = likelyText(read, languageOf('issued_by'));
	const han = likely.glyphs;
	const end = han.findLastIndex(({ text }) => text === '局') + 1;
	const isDirt =
		end > 0 && !/[处所队科]/.test(han.at(-1)!.text) && han.at(-1)!.line !== han[end - 1].line;
	const known = isDirt ? han.slice(0, end) : han;
	const authority = textOf(known);
	if (!AUTHORITY.test(authority) || PROSE.test(authority)) return null;
	return textHypothesis('issued_by', authority, { ...likely, glyphs: known });
}
