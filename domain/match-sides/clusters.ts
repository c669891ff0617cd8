import type { FitGraph } from './possible-backs.ts';
import { walkFrom } from './strong-components.ts';

/** Fronts and backs that fit each other, directly or through others. */
export interface Cluster {
	fronts: number[];
	backs: number[];
}

/** A side that nothing fits is a cluster by itself. */
export function clustersOf({ fits, capacities }: FitGraph): Cluster[] {
	// The nodes are the fronts, then the backs; each arc leads both ways.
	const frontsOf: number[][] = capacities.map(() => []);
	fits.forEach((backs, front) => backs.forEach((back) => frontsOf[back].push(front)));
	const backNodes = fits.map((backs) => backs.map((back) => fits.length + back));
	const arcs = [...backNodes, ...frontsOf];
	const seen = new Set<number>();
	return [...arcs.keys()]
		.map((node) => walkFrom(node, arcs, seen).sort((one, other) => one - other))
		.filter(({ length }) => length > 0)
		.map((nodes) => ({
			fronts: nodes.filter((node) => node < fits.length),
			backs: nodes.filter((node) => node >= fits.length).map((node) => node - fits.length),
		}));
}
