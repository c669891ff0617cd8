import { DIGITS_OF, isSoundIdNumber } from '../../../../domain/id-number.ts';
import { isRegionCode } from '../../../../domain/region-code.ts';
import type { Glyph } from '../print/glyph.mts';
import { legibilityOf, type Hypothesis, type Values } from './hypothesis.mts';
import { factsIn, longestRun, numberInRun } from './grammars/number.mts';

/**
 * A value at least so legible is kept although the number contradicts it; one of the ink pass, although passes that
 * saw the marks read another.
 */
export const LEGIBLE = 0.9;

/**
 * Takes a birth date or gender that was lost or hardly legible from the number. A legible one that
 * contradicts it stays, so that an altered card is noticed. A number that is not sound is first read again
 * from its `rows` with the help of the printed birth date and gender.
 */
export function settleByNumber(values: Values, rows: readonly Glyph[][]): void {
	if (!isSoundIdNumber(values.identity_code?.value ?? '')) {
		const birth = values.birth?.value;
		const gender = values.gender?.value;
		const printed = birth !== undefined && gender !== undefined ? { birth, gender } : undefined;
		// A number that is sound as it was read goes before one that is made so.
		const sound = [undefined, printed]
			.flatMap((facts) => rows.map((row) => numberInRun(longestRun(row), facts)))
			.find((number) => number !== null && isSoundIdNumber(number.value));
		if (sound) values.identity_code = sound;
	}
	const number = values.identity_code;
	if (number === undefined || !isProof(number.value)) return;
	const proven = factsIn(number.value);
	for (const name of ['birth', 'gender'] as const) {
		const printed = values[name];
		if (printed !== undefined && isLegible(printed)) continue;
		if (printed?.value === proven[name]) continue;
		const glyphs = number.glyphs.slice(...DIGITS_OF[name]);
		values[name] = { value: proven[name], glyphs, evidence: 0, isFromNumber: true };
	}
}

/** Whether a value is legible; the 年, 月 and 日 of a date do not matter. */
function isLegible(printed: Hypothesis): boolean {
	const glyphs = printed.glyphs.filter(({ text }) => !/[年月日]/.test(text));
	return legibilityOf({ ...printed, glyphs }) >= LEGIBLE;
}

/** A sound number of a region that was ever listed; foreigners' numbers name their country instead. */
export function isProof(number: string): boolean {
	const isListed = isRegionCode(number.slice(...DIGITS_OF.region));
	return isSoundIdNumber(number) && (number.startsWith('9') || isListed);
}
