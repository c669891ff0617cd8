/**
 * Returns the number of each node's strongly connected component: two nodes have the same one if each
 * can be reached from the other. `arcs` are the nodes that one arc leads to. Tarjan's algorithm, without
 * recursion.
 */
export function strongComponents(arcs: ReadonlyArray<readonly number[]>): number[] {
	const component = arcs.map(() => -1);
	const order = arcs.map(() => -1);
	const lowest = arcs.map(() => 0);
	const open: number[] = [];
	let visited = 0;
	let found = 0;

	const enter = (node: number) => {
		order[node] = lowest[node] = visited++;
		open.push(node);
		return { node, next: 0 };
	};
	const close = (node: number) => {
		if (lowest[node] !== order[node]) return;
		let last: number;
		do {
			last = open.pop()!;
			component[last] = found;
		} while (last !== node);
		found++;
	};

	for (const start of arcs.keys()) {
		const path = order[start] < 0 ? [enter(start)] : [];
		while (path.length > 0) {
			const step = path[path.length - 1];
			const { node } = step;
			if (step.next < arcs[node].length) {
				const to = arcs[node][step.next++];
				if (order[to] < 0) path.push(enter(to));
				else if (component[to] < 0) lowest[node] = Math.min(lowest[node], order[to]);
				continue;
			}
			path.pop();
			const parent = path[path.length - 1]?.node;
			if (parent !== undefined) lowest[parent] = Math.min(lowest[parent], lowest[node]);
			close(node);
		}
	}
	return component;
}
