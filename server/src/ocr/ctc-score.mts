// The forward algorithm of CTC (Graves et al. 2006, "Connectionist Temporal Classification", section 4.1).
import type { LinePosterior } from './ctc-decode.mts';

/** Probability assumed for a class that was dropped from a step. */
const FLOOR = 1e-6;

/**
 * Natural logarithm of the probability that the line is exactly the given classes, summed over all alignments.
 */
export function logLikelihood(posterior: LinePosterior, ids: readonly number[]): number {
	const steps = posterior.offsets.length - 1;
	const states = 2 * ids.length + 1;
	const classOf = (state: number): number => (state % 2 === 1 ? ids[state >> 1] : 0);
	let scores = new Float64Array(states).fill(-Infinity);
	scores[0] = logProbability(posterior, 0, 0);
	if (states > 1) scores[1] = logProbability(posterior, 0, ids[0]);
	for (let step = 1; step < steps; step++) {
		const next = new Float64Array(states);
		for (let state = 0; state < states; state++) {
			let score = scores[state];
			if (state > 0) score = logSum(score, scores[state - 1]);
			// The blank between two different characters may be skipped.
			const skips = state > 1 && state % 2 === 1 && classOf(state) !== classOf(state - 2);
			if (skips) score = logSum(score, scores[state - 2]);
			next[state] = score + logProbability(posterior, step, classOf(state));
		}
		scores = next;
	}
	return states > 1 ? logSum(scores[states - 1], scores[states - 2]) : scores[0];
}

function logProbability(posterior: LinePosterior, step: number, id: number): number {
	for (let i = posterior.offsets[step]; i < posterior.offsets[step + 1]; i++) {
		if (posterior.ids[i] === id) return Math.log(posterior.probabilities[i]);
	}
	return Math.log(FLOOR);
}

function logSum(one: number, other: number): number {
	if (one === -Infinity) return other;
	if (other === -Infinity) return one;
	const larger = Math.max(one, other);
	return larger + Math.log(Math.exp(one - larger) + Math.exp(other - larger));
}
