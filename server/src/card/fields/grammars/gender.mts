import type { Glyph } from '../../print/glyph.mts';
import { hypothesisOf, type Hypothesis } from '../hypothesis.mts';

export function readGender(glyphs: Glyph[]): Hypothesis | null {
	const printed = glyphs.find(({ text }) => /^[男女]$/.test(text));
	return printed === undefined ? null : hypothesisOf(printed.text, [printed]);
}
