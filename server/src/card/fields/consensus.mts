// Voting over the characters of several readings, after ROVER (Fiscus 1997), but without its alignment: only
// readings with the same number of letters vote, and they elect one reading as a whole.
import type { Glyph } from '../print/glyph.mts';
import { evidenceFor, evidenceOf, type Hypothesis } from './hypothesis.mts';

/** Characters that are voted on; specks, dots and dashes come and go between passes. */
const LETTER = /[\p{L}\p{N}]/u;

/**
 * The reading with the most support among those of the passes. The one with the most evidence sets the number
 * of letters; every reading with that number supports each letter that it has, or has as an alternative.
 */
export function mostAgreed(readings: readonly Hypothesis[]): Hypothesis {
	const lettersOf = ({ glyphs }: Hypothesis) => glyphs.filter(({ text }) => LETTER.test(text));
	const { length } = lettersOf(highest(readings, ({ evidence }) => evidence));
	const voters = readings
		.map((one) => ({ one, letters: lettersOf(one) }))
		.filter(({ letters }) => letters.length === length);
	const { one: elected } = highest(voters, ({ one, letters }) =>
		voters.reduce(
			(sum, voter) => sum + supportFor(letters, voter.letters),
			one.evidence - evidenceOf(one.glyphs),
		),
	);
	const agreed = readings.filter(({ value }) => value === elected.value);
	return highest(agreed, ({ evidence }) => evidence);
}

/** The candidate with the highest rank; the first of equals. */
function highest<T>(candidates: readonly T[], rankOf: (candidate: T) => number): T {
	const ranks = candidates.map(rankOf);
	return candidates[ranks.indexOf(Math.max(...ranks))];
}

/** Evidence that another reading adds for these letters; a letter that it lacks counts for nothing. */
function supportFor(letters: readonly Glyph[], by: readonly Glyph[]): number {
	return letters.reduce((sum, { text }, index) => {
		const { text: read, reading } = by[index];
		const seen = read === text ? reading : reading.alternatives.find((one) => one.text === text);
		return seen === undefined ? sum : sum + Math.max(0, evidenceFor(seen.probability));
	}, 0);
}
