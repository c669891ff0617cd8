import type { Glyph } from './glyph.mts';
import { evidenceFor, evidenceOf, type Hypothesis } from './hypothesis.mts';

/** What votes are about; specks, dots and dashes come and go. */
const LETTER = /[\p{L}\p{N}]/u;

/**
 * The value with the most support among those that the passes read. The one with the most evidence sets the
 * number of letters; each pass that read as many supports every letter that it read or thought possible.
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

/** The one of the highest rank, of equal ones the first. */
function highest<T>(candidates: readonly T[], rankOf: (one: T) => number): T {
	const ranks = candidates.map(rankOf);
	return candidates[ranks.indexOf(Math.max(...ranks))];
}

/** Evidence for letters by another reading of the same ones. Nothing counts against a letter that it lacks. */
function supportFor(letters: readonly Glyph[], by: readonly Glyph[]): number {
	return letters.reduce((sum, { text }, index) => {
		const { text: read, reading } = by[index];
		const seen = read === text ? reading : reading.alternatives.find((one) => one.text === text);
		return seen === undefined ? sum : sum + Math.max(0, evidenceFor(seen.probability));
	}, 0);
}
