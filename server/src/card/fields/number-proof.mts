import {
	birthOfIdNumber,
	DIGITS_OF,
	genderOfIdNumber,
	isSoundIdNumber,
} from '../../../../domain/id-number.ts';
import { regionStatusOf } from '../../../../domain/region-code.ts';
import type { Glyph } from '../print/glyph.mts';
import { confidenceOf, hypothesisOf, type Hypothesis, type Values } from './hypothesis.mts';
import { longestRun, numberInRun } from './number.mts';

/** A value read with at least this confidence is kept, whatever the number says, or passes that saw marks. (0.75 and 0.9 read alike.) */
export const LEGIBLE = 0.9;

/**
 * Takes a birth date or gender that was lost or read with doubt from the number. A legible one that
 * contradicts it stays, so that an altered card is noticed. A number that is not sound is first read again
 * from its `rows` with the help of the printed birth date and gender.
 */
export function settleByNumber(values: Values, rows: readonly Glyph[][]): void {
	if (!isSoundIdNumber(values.identity_code?.value ?? '')) {
		const [birth, gender] = [values.birth?.value, values.gender?.value];
		const printed = birth !== undefined && gender !== undefined ? { birth, gender } : undefined;
		const found = rows
			.map((row) => numberInRun(longestRun(row), printed))
			.find((one) => one !== null && isSoundIdNumber(one.number));
		if (found) values.identity_code = hypothesisOf(found.number, found.glyphs)!;
	}
	const number = values.identity_code;
	if (number === undefined || !isProof(number.value)) return;
	const proven = { birth: birthOfIdNumber(number.value), gender: genderOfIdNumber(number.value) };
	for (const name of ['birth', 'gender'] as const) {
		const printed = values[name];
		if (printed !== undefined && isLegible(printed)) continue;
		if (printed?.value === proven[name]) continue;
		const glyphs = number.glyphs.slice(...DIGITS_OF[name]);
		values[name] = { value: proven[name], glyphs, evidence: 0, isFromNumber: true };
	}
}

/** Whether a value was read with confidence; the 年, 月 and 日 of a date do not matter. */
function isLegible(printed: Hypothesis): boolean {
	const glyphs = printed.glyphs.filter(({ text }) => !/[年月日]/.test(text));
	return confidenceOf({ ...printed, glyphs }) >= LEGIBLE;
}

/** A sound number of a known region; foreigners' numbers name their country instead. */
function isProof(number: string): boolean {
	return (
		isSoundIdNumber(number) && (number.startsWith('9') || regionStatusOf(number) !== 'unknown')
	);
}
