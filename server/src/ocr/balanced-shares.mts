// Longest processing time first (Graham 1969, "Bounds on Multiprocessing Timing Anomalies").
import type { Quad } from '../geometry/quad.mts';
import { lineCost } from './line-cost.mts';

/** Splits lines into shares of about equal cost: the costliest first, each into the lightest share. */
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
