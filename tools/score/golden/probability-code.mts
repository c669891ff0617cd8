/** Natural logarithm of the odds of the codes 0 and 254: probabilities of 0.0001 and 0.9999. */
const LIMIT = 9.25;

const LAST = 254;
const STEP = (2 * LIMIT) / LAST;

/** The code of a probability that cannot be told from 1. */
export const CERTAIN = 255;

/**
 * A probability from 0 to 1 in one byte, on a logarithmic scale of its odds: the error is at most 4 %
 * of the probability or of what it lacks to 1.
 */
export function codeOfProbability(probability: number): number {
	const odds = Math.log(probability / (1 - probability));
	if (odds > LIMIT + STEP) return CERTAIN;
	return Math.round((Math.max(-LIMIT, Math.min(LIMIT, odds)) + LIMIT) / STEP);
}

const PROBABILITIES = Array.from({ length: CERTAIN }, (_, code) => {
	return 1 / (1 + Math.exp(LIMIT - code * STEP));
});

export function probabilityOfCode(code: number): number {
	return code === CERTAIN ? 1 : PROBABILITIES[code];
}
