import { type FitGraph, frontsByBack } from './assignment.ts';

/** Fronts and backs that fit each other, directly or through others. */
export interface Cluster {
	fronts: number[];
	backs: number[];
}

/** A side that nothing fits is a cluster by itself. */
export function clustersOf({ fits, capacities }: FitGraph): Cluster[] {
	const fronts = frontsByBack(fits, capacities.length);
	const seen = { fronts: new Set<number>(), backs: new Set<number>() };
	const clusterFrom = (start: Cluster): Cluster => {
		const cluster: Cluster = { fronts: [...start.fronts], backs: [...start.backs] };
		cluster.fronts.forEach((front) => seen.fronts.add(front));
		cluster.backs.forEach((back) => seen.backs.add(back));
		for (let f = 0, b = 0; f < cluster.fronts.length || b < cluster.backs.length; ) {
			if (f < cluster.fronts.length)
				addUnseen(fits[cluster.fronts[f++]], cluster.backs, seen.backs);
			else addUnseen(fronts[cluster.backs[b++]], cluster.fronts, seen.fronts);
		}
		return cluster;
	};
	return [
		...[...fits.keys()].flatMap((front) =>
			seen.fronts.has(front) ? [] : clusterFrom({ fronts: [front], backs: [] }),
		),
		...[...capacities.keys()].flatMap((back) =>
			seen.backs.has(back) ? [] : clusterFrom({ fronts: [], backs: [back] }),
		),
	];
}

function addUnseen(ones: readonly number[], list: number[], seen: Set<number>): void {
	for (const one of ones) {
		if (seen.has(one)) continue;
		seen.add(one);
		list.push(one);
	}
}
