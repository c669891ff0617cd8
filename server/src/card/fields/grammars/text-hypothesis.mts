import { SCORE } from '../address-language.mts';
import { evidenceOf, type Hypothesis } from '../hypothesis.mts';
import type { LikelyText } from '../likely-text.mts';
import { truncationOf, type TruncatableField } from '../truncation.mts';

/** Evidence subtracted from a text that seems truncated; golden lines read the same from 4 to 8. */
const TRUNCATED = 5;

/** A text counts for more if the language makes it likely, and for less if part of it seems to be missing. */
export function textHypothesis(
	name: TruncatableField,
	value: string,
	{ glyphs, language }: LikelyText,
	room?: number,
): Hypothesis {
	const hypothesis = { value, glyphs, evidence: evidenceOf(glyphs) };
	hypothesis.evidence += SCORE.share * (language - SCORE.character * glyphs.length);
	if (truncationOf(name, hypothesis, room) > 0) hypothesis.evidence -= TRUNCATED;
	return hypothesis;
}
