interface OutlinePoint {
	x: number;
	y: number;
	/** Whether the outline passes through it; otherwise it is a control point. */
	isOn: boolean;
}

/** A closed outline of quadratic Bézier curves, y upwards. */
export type Contour = OutlinePoint[];

export function pathOf(contour: Contour, right: number): string {
	if (contour.length < 2) return '';
	const middle = (one: OutlinePoint, other: OutlinePoint): OutlinePoint => {
		return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, isOn: true };
	};
	// Between two control points, the outline passes through their midpoint.
	const points = contour.flatMap((point, index) => {
		const previous = contour.at(index - 1)!;
		return point.isOn || previous.isOn ? [point] : [middle(previous, point), point];
	});
	const first = points.findIndex(({ isOn }) => isOn);
	const ordered = [...points.slice(first), ...points.slice(0, first), points[first]];
	const written = ({ x, y }: OutlinePoint) => `${x + right} ${y}`;
	let path = `M${written(ordered[0])}`;
	for (const [index, point] of ordered.entries()) {
		if (index === 0) continue;
		if (!point.isOn) path += `Q${written(point)} `;
		else path += `${ordered[index - 1].isOn ? 'L' : ''}${written(point)}`;
	}
	return `${path}Z`;
}
