import type { Glyph } from './glyph.mts';
import { evidenceOf, type Hypothesis } from './hypothesis.mts';

/** A pass that read another character may be wrong: it makes no character less probable than this. */
const LEAST = 1e-2;

/**
 * The value that all passes together make most probable. Passes that read as many characters vote on each
 * of them; of values of different lengths the one with most evidence wins, of equal ones the earlier.
 */
export function mostAgreed(readings: readonly Hypothesis[]): Hypothesis {
	const { glyphs } = highest(readings, ({ evidence }) => evidence);
	const voters = readings.filter((one) => one.glyphs.length === glyphs.length);
	const { value } = highest(voters, (one) =>
		voters.reduce(
			(sum, voter) => sum + logLikelihood(one.glyphs, voter.glyphs),
			one.evidence - evidenceOf(one.glyphs),
		),
	);
	const agreed = voters.filter((one) => one.value === value);
	return highest(agreed, ({ evidence }) => evidence);
}

/** The one of the highest rank, of equal ones the first. */
function highest(readings: readonly Hypothesis[], rankOf: (one: Hypothesis) => number): Hypothesis {
	const ranks = readings.map(rankOf);
	return readings[ranks.indexOf(Math.max(...ranks))];
}

/** Logarithm of the probability of characters by another reading of the same ones. */
function logLikelihood(glyphs: readonly Glyph[], by: readonly Glyph[]): number {
	return glyphs.reduce((sum, { text }, index) => {
		const { text: read, reading } = by[index];
		const seen = read === text ? reading : reading.alternatives.find((one) => one.text === text);
		return sum + Math.log(Math.max(seen?.probability ?? 0, LEAST));
	}, 0);
}
