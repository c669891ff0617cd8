import { sizeOf, type Quad } from '../geometry/quad.mts';

/**
 * In heights of a line, each of which takes about 2 ms to recognize: what any line costs beside its width, and what
 * those of a side of a card cost together. A line that alone costs as much as a side is on no card, not even across
 * two.
 */
export const COST = { perLine: 0.6, perCardSide: 40 };

/** The cost of recognizing a line. */
export function lineCost(quad: Quad): number {
	const { width, height } = sizeOf(quad);
	return COST.perLine + width / Math.max(1, height);
}

/**
 * Highest total cost of the lines that are read at once, by {@link lineCost}; a sheet of print has several hundred.
 */
const BUDGET = 350;

/** The lines worth reading, in their order: on a dense page, thick ones are preferred. */
export function affordable(quads: readonly Quad[]): readonly Quad[] {
	const measured = quads
		.map((quad) => ({ quad, height: sizeOf(quad).height, cost: lineCost(quad) }))
		.filter(({ cost }) => cost < COST.perCardSide)
		.sort((one, other) => other.height - one.height);
	const chosen = new Set<Quad>();
	let spent = 0;
	for (const { quad, cost } of measured) {
		if (spent + cost > BUDGET) continue;
		spent += cost;
		chosen.add(quad);
	}
	return quads.filter((quad) => chosen.has(quad));
}

/**
 * Splits lines into shares of about equal cost: the costliest first, each into the lightest share (Graham 1969, "Bounds on
 * Multiprocessing Timing Anomalies").
 */
export function balancedShares(quads: readonly Quad[], count: number): Quad[][] {
	const shares = Array.from({ length: count }, () => ({ quads: [] as Quad[], cost: 0 }));
	const ordered = quads
		.map((quad) => ({ quad, cost: lineCost(quad) }))
		.sort((one, other) => other.cost - one.cost);
	for (const { quad, cost } of ordered) {
		const lightest = shares.reduce((best, share) => (share.cost < best.cost ? share : best));
		lightest.quads.push(quad);
		lightest.cost += cost;
	}
	return shares.map((share) => share.quads).filter((share) => share.length > 0);
}
