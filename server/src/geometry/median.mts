/** The median, the upper one of an even number of values; `undefined` without values. */
export function median(values: readonly number[]): number | undefined {
	return values.toSorted((one, other) => one - other)[values.length >> 1];
}

export interface Weighted {
	value: number;
	weight: number;
}

/** The lowest value that, with all below it, has at least half of the weight; `undefined` without values. */
export function weightedMedian(values: readonly Weighted[]): number | undefined {
	const sorted = values.toSorted((one, other) => one.value - other.value);
	const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
	let sum = 0;
	return sorted.find(({ weight }) => (sum += weight) >= half)?.value;
}
