import { sizeOf, type Quad } from '../geometry/quad.mts';

/** Lines at least this many times wider than high are on no card, not even across two side by side. */
const MOST_ASPECT = 40;

/**
 * Largest total width of the lines that are read at once, in heights of each line, which take about 2 ms each.
 * A side of a card has about 40, a sheet of print around it several hundred.
 */
const BUDGET = 350;

/** Lines this many times wider than high are running text, which may be larger than a card's print. */
const LONG = 20;

/** The lines worth reading, in their order: on a dense page, short and thick ones are preferred. */
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
