/** Which fronts fit which backs. */
export interface FitGraph {
	/** For each front the backs that fit it. */
	fits: ReadonlyArray<readonly number[]>;
	/** How many fronts each back may belong to at most; at least one does. */
	capacities: readonly number[];
}

/** For each front its back, and for each back its fronts. */
interface Assignment {
	backOf: number[];
	frontsOf: Array<Set<number>>;
}

const NONE = -1;

/**
 * Returns an assignment of one back to every front in which every back has a front, or `undefined`
 * where there is none. First each back gets a front, then each front left over a back, along
 * augmenting paths: a back that has a front keeps one.
 */
export function assignBacks({ fits, capacities }: FitGraph): Assignment | undefined {
	const assignment: Assignment = {
		backOf: fits.map(() => NONE),
		frontsOf: capacities.map(() => new Set<number>()),
	};
	const fronts = frontsByBack(fits, capacities.length);
	for (const back of capacities.keys()) {
		if (assignment.frontsOf[back].size === 0 && !giveFront(back, fronts, assignment))
			return undefined;
	}
	for (const front of fits.keys()) {
		const hasBack = assignment.backOf[front] !== NONE;
		if (!hasBack && !giveBack(front, { fits, capacities }, assignment)) return undefined;
	}
	return assignment;
}

/** Returns the fronts that each of the backs fits; `backs` is their number. */
export function frontsByBack(fits: FitGraph['fits'], backs: number): number[][] {
	const fronts: number[][] = Array.from({ length: backs }, () => []);
	fits.forEach((ones, front) => ones.forEach((back) => fronts[back].push(front)));
	return fronts;
}

/** Gives a back a free front, or that of another back which gets another one. */
function giveFront(
	start: number,
	fronts: ReadonlyArray<readonly number[]>,
	{ backOf, frontsOf }: Assignment,
): boolean {
	const takenBy = new Map<number, number>();
	const queue = [start];
	for (const back of queue) {
		for (const front of fronts[back]) {
			if (takenBy.has(front)) continue;
			takenBy.set(front, back);
			if (backOf[front] !== NONE) {
				queue.push(backOf[front]);
				continue;
			}
			let given = front;
			for (;;) {
				const taker = takenBy.get(given)!;
				const [before] = frontsOf[taker];
				frontsOf[taker].clear();
				frontsOf[taker].add(given);
				backOf[given] = taker;
				if (taker === start) return true;
				given = before;
			}
		}
	}
	return false;
}

/** Gives a front a back with room, or one that another front leaves for another back. */
function giveBack(
	start: number,
	{ fits, capacities }: FitGraph,
	{ backOf, frontsOf }: Assignment,
): boolean {
	const takenBy = new Map<number, number>();
	const queue = [start];
	for (const front of queue) {
		for (const back of fits[front]) {
			if (takenBy.has(back)) continue;
			takenBy.set(back, front);
			if (frontsOf[back].size === capacities[back]) {
				queue.push(...frontsOf[back]);
				continue;
			}
			let taken = back;
			for (;;) {
				const taker = takenBy.get(taken)!;
				const before = backOf[taker];
				if (before !== NONE) frontsOf[before].delete(taker);
				frontsOf[taken].add(taker);
				backOf[taker] = taken;
				if (taker === start) return true;
				taken = before;
			}
		}
	}
	return false;
}
