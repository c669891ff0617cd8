import type { FieldBox } from '../../layout/template.mts';
import { textOf, type Glyph } from '../../print/glyph.mts';
import { asAddress, hanOnly } from '../../print/printed-text.mts';
import { languageOf } from '../address-language.mts';
import type { Hypothesis } from '../hypothesis.mts';
import { likelyText } from '../likely-text.mts';
import { beginsWithPlace } from '../places.mts';
import { textHypothesis } from './text-hypothesis.mts';

/**
 * Drops what is left of a bilingual card's other script before the place that an address begins with: digits, or a
 * first row less than half as long as the longest, where no address would wrap.
 */
function withoutOtherScript(rows: Glyph[][]): Glyph[] {
	const longest = Math.max(...rows.map((row) => row.length));
	const first = rows.findIndex((row) => row.length >= longest / 2);
	for (const glyphs of [rows.flat(), rows.slice(first).flat()]) {
		const start = glyphs.findIndex(({ text }) => hanOnly(text) !== '');
		const address = glyphs.slice(Math.max(0, start));
		if (beginsWithPlace(textOf(address))) return address;
	}
	return rows.flat();
}

export function readAddress(rows: Glyph[][], { rows: printed }: FieldBox): Hypothesis | null {
	const likely = likelyText(withoutOtherScript(rows), languageOf('address'));
	const address = asAddress(textOf(likely.glyphs));
	return address === null ? null : textHypothesis('address', address, likely, printed?.room);
}
