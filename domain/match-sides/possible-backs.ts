import { takersOfSeats } from './assignment.ts';
import { strongComponents } from './strong-components.ts';

/** Which fronts fit which backs. */
export interface FitGraph {
	/** For each front the backs that fit it. */
	fits: ReadonlyArray<readonly number[]>;
	/** How many fronts each back may belong to at most; at least one does. */
	capacities: readonly number[];
}

/**
 * Returns for each front the backs that it has in some complete assignment, in which every front has a
 * back and every back a front; `undefined` where there is no such assignment. A front with one such back
 * has it in all of them.
 *
 * Given one assignment, another one with a certain front and back exists exactly if a cycle of changes
 * leads through both: if they are in one strongly connected component.
 */
export function possibleBacks({ fits, capacities }: FitGraph): number[][] | undefined {
	// A back has a seat for each front that it may belong to. Its first must have a front; fillers, which stand for none, take
	// what is left of the others.
	let count = 0;
	const seatsOf = capacities.map((most) => Array.from({ length: most }, () => count++));
	const spare = seatsOf.flatMap(([, ...others]) => others);
	const seatsFor = fits.map((backs) => backs.flatMap((back) => seatsOf[back]));
	const fillers = Array.from({ length: count - fits.length }, () => spare);
	const takerOf = takersOfSeats([...seatsFor, ...fillers]);
	if (takerOf === undefined) return undefined;
	const takersIn = (seats: readonly number[]) => seats.map((seat) => takerOf[seat]);
	const component = strongComponents([
		...seatsFor.map(takersIn),
		// All fillers may change with the same takers, to whom this last node leads.
		...fillers.map(() => [count]),
		takersIn(spare),
	]);
	return fits.map((backs, front) =>
		backs.filter((back) =>
			takersIn(seatsOf[back]).some((taker) => component[taker] === component[front]),
		),
	);
}
