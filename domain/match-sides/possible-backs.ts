import { assignBacks, type FitGraph } from './assignment.ts';
import { strongComponents } from './strong-components.ts';

/**
 * Returns for each front the backs that it has in some complete assignment, in which every front has a
 * back and every back a front; `undefined` where there is no such assignment. A front with one such back
 * has it in all of them.
 *
 * Given one assignment, another one with a certain front and back exists exactly if a cycle of changes
 * leads through both: if they are in one strongly connected component.
 */
export function possibleBacks(graph: FitGraph): number[][] | undefined {
	const assignment = assignBacks(graph);
	if (assignment === undefined) return undefined;
	const { fits, capacities } = graph;
	const { backOf, frontsOf } = assignment;
	const nodeOf = (back: number) => fits.length + back;
	// Backs with room, and backs that can do without one of their fronts, exchange fronts through it.
	const pool = fits.length + capacities.length;
	const backs = [...capacities.keys()];
	const component = strongComponents([
		...fits.map((ones, front) => ones.filter((back) => back !== backOf[front]).map(nodeOf)),
		...backs.map((back) => [
			...frontsOf[back],
			...(frontsOf[back].size < capacities[back] ? [pool] : []),
		]),
		backs.filter((back) => frontsOf[back].size > 1).map(nodeOf),
	]);
	return fits.map((ones, front) =>
		ones.filter((back) => back === backOf[front] || component[front] === component[nodeOf(back)]),
	);
}
