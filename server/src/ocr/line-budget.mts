import { sizeOf, type Quad } from '../geometry/quad.mts';

/** Lines so many times wider than high are on no card, not even on two beside each other. */
const MOST_ASPECT = 40;

/**
 * Most widths, in heights, of all lines that are read at once; each takes about 2 ms. A side of a card
 * has some 40, and a sheet of print around it several hundred.
 */
const BUDGET = 350;

/** Longer lines are of running text, which may be thicker than a card on its page. */
const LONG = 20;

/** The lines worth reading: of a dense page the short and thick ones first. In their order. */
export function affordable(quads: readonly Quad[]): readonly Quad[] {
	const measured = quads
		.map((quad) => ({ quad, ...sizeOf(quad) }))
		.map(({ quad, width, height }) => ({ quad, height, cost: 1 + width / Math.max(1, height) }))
		.filter(({ cost }) => cost < MOST_ASPECT)
		.sort((one, other) => {
			const isLong = Number(one.cost > LONG) - Number(other.cost > LONG);
			return isLong || other.height - one.height;
		});
	const chosen = new Set<Quad>();
	let spent = 0;
	for (const { quad, cost } of measured) {
		if (spent + cost > BUDGET) continue;
		spent += cost;
		chosen.add(quad);
	}
	return quads.filter((quad) => chosen.has(quad));
}
