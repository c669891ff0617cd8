type Arcs = ReadonlyArray<readonly number[]>;

/**
 * Returns the number of each node's strongly connected component: two nodes have the same one if each
 * can be reached from the other. `arcs` are the nodes that one arc leads to. Kosaraju's algorithm, without
 * recursion.
 */
export function strongComponents(arcs: Arcs): number[] {
	const reversed: number[][] = arcs.map(() => []);
	arcs.forEach((targets, node) => targets.forEach((target) => reversed[target].push(node)));
	const seen = new Set<number>();
	const left = [...arcs.keys()].flatMap((node) => walkFrom(node, arcs, seen));
	const component: number[] = [];
	seen.clear();
	for (const node of left.reverse()) {
		for (const member of walkFrom(node, reversed, seen)) component[member] = node;
	}
	return component;
}

/** Returns the nodes that can be reached and were not seen before, each after those that it leads to. */
export function walkFrom(start: number, arcs: Arcs, seen: Set<number>): number[] {
	const left: number[] = [];
	const path: Array<{ node: number; next: number }> = [];
	const enter = (node: number) => {
		if (!seen.has(node)) path.push({ node, next: 0 });
		seen.add(node);
	};
	enter(start);
	while (path.length > 0) {
		const step = path[path.length - 1];
		const targets = arcs[step.node];
		if (step.next < targets.length) enter(targets[step.next++]);
		else left.push(path.pop()!.node);
	}
	return left;
}
