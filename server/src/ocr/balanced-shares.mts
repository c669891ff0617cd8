import { sizeOf, type Quad } from '../geometry/quad.mts';

/** The part of a line's cost that does not depend on its width, as a multiple of its height. */
const FIXED_COST = 0.6;

/** Splits lines into shares of about equal cost: the costliest first, each to the lightest share. */
export function balancedShares(quads: readonly Quad[], count: number): Quad[][] {
	const costOf = (quad: Quad) => {
		const { width, height } = sizeOf(quad);
		return width / Math.max(1, height) + FIXED_COST;
	};
	const shares = Array.from({ length: count }, () => ({ quads: [] as Quad[], cost: 0 }));
	const ordered = quads
		.map((quad) => ({ quad, cost: costOf(quad) }))
		.sort((one, other) => other.cost - one.cost);
	for (const { quad, cost } of ordered) {
		const lightest = shares.reduce((best, share) => (share.cost < best.cost ? share : best));
		lightest.quads.push(quad);
		lightest.cost += cost;
	}
	return shares.map((share) => share.quads).filter((share) => share.length > 0);
}
