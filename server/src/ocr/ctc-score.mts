// The forward algorithm of CTC (Graves et al. 2006, "Connectionist Temporal Classification", section 4.1).
import {
	BLANK,
	classesAt,
	MIN_PROBABILITY,
	stepsOf,
	type LinePosterior,
	type PathClass,
} from './ctc-decode.mts';

/** Natural logarithm of the probability that the line is exactly `text`, summed over all alignments. */
export function logLikelihood(posterior: LinePosterior, text: string): number {
	const characters = Array.from(text);
	const ids = characters.map((character) => posterior.classes.indexOf(character));
	const states = 2 * ids.length + 1;
	const classOf = (state: number): number => (state % 2 === 1 ? ids[state >> 1] : BLANK);
	let scores = new Float64Array(states);
	let next = new Float64Array(states);
	// Before the first step, the line begins with a blank or with the first character.
	scores[0] = 1;
	let scale = 0;
	for (let step = 0; step < stepsOf(posterior); step++) {
		const seen = classesAt(posterior, step);
		let total = 0;
		for (let state = 0; state < states; state++) {
			let score = scores[state];
			if (state > 0) score += scores[state - 1];
			// The blank between two different characters may be skipped.
			const at = state >> 1;
			const skips = state % 2 === 1 && at > 0 && characters[at] !== characters[at - 1];
			if (skips) score += scores[state - 2];
			next[state] = score * probabilityOf(classOf(state), seen);
			total += next[state];
		}
		// Probabilities of long lines are too small for a number; their ratios are not.
		for (let state = 0; state < states; state++) next[state] /= total;
		scale += Math.log(total);
		[scores, next] = [next, scores];
	}
	const last = states > 1 ? scores[states - 1] + scores[states - 2] : scores[0];
	return scale + Math.log(Math.max(last, Number.MIN_VALUE));
}

function probabilityOf(id: number, seen: readonly PathClass[]): number {
	let sum = 0;
	// A dictionary may have a character twice.
	for (const one of seen) if (one.id === id) sum += one.probability;
	return sum || MIN_PROBABILITY;
}
