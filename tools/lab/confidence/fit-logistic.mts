/** One case to fit to. */
export interface Case {
	/** One number for each weight. */
	terms: readonly number[];
	isTrue: boolean;
}

/** How often each weight is improved in turn; the sum of changes is far below 1e-3 by then. */
const ROUNDS = 400;

/**
 * Fits a logistic regression: returns the weights of the terms, with which the cases are most probable.
 * `penalties` holds each weight near 0 by the square of its size (L2); a weight whose `sign` is 1 or −1
 * never takes the other one, whatever a few cases seem to say.
 */
export function fitLogistic(
	cases: readonly Case[],
	signs: ReadonlyArray<-1 | 0 | 1>,
	penalties: readonly number[],
): number[] {
	const weights = signs.map(() => 0);
	const odds = new Float64Array(cases.length);
	// Most terms of most cases are 0.
	const columns = signs.map((_, index) =>
		cases.flatMap(({ terms }, row) => (terms[index] === 0 ? [] : [{ row, term: terms[index] }])),
	);
	for (let round = 0; round < ROUNDS; round++) {
		for (const [index, column] of columns.entries()) {
			// Newton's method, one weight at a time.
			let slope = penalties[index] * weights[index];
			let curve = penalties[index];
			for (const { row, term } of column) {
				const probability = 1 / (1 + Math.exp(-odds[row]));
				slope += (probability - Number(cases[row].isTrue)) * term;
				curve += probability * (1 - probability) * term * term;
			}
			if (curve === 0) continue;
			const step = Math.max(-1, Math.min(1, -slope / curve));
			const wanted = weights[index] + step;
			const allowed = signs[index] * wanted < 0 ? 0 : wanted;
			const change = allowed - weights[index];
			if (change === 0) continue;
			weights[index] = allowed;
			for (const { row, term } of column) odds[row] += change * term;
		}
	}
	return weights;
}
