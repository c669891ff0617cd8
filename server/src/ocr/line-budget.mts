import { sizeOf, type Quad } from '../geometry/quad.mts';
import { COST, lineCost } from './line-cost.mts';

/**
 * Highest total cost of the lines that are read at once, by {@link lineCost}; a sheet of print has several hundred.
 * (260 reads 444 images alike.)
 */
const BUDGET = 350;

/** The lines worth reading, in their order: on a dense page, thick ones are preferred. */
export function affordable(quads: readonly Quad[]): readonly Quad[] {
	const measured = quads
		.map((quad) => ({ quad, height: sizeOf(quad).height, cost: lineCost(quad) }))
		.filter(({ cost }) => cost < COST.ofSide)
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
