// The monotone chain of Andrew 1979, "Another efficient algorithm for convex hulls in two dimensions".
import { sideOf, type Point } from './quad.mts';

/** The corners of the convex hull of an area, clockwise on a screen, without points on its edges. */
export function convexHull(points: readonly Point[]): Point[] {
	const sorted = points.toSorted((one, other) => one.x - other.x || one.y - other.y);
	return [...halfHull(sorted), ...halfHull(sorted.reverse())];
}

function halfHull(sorted: readonly Point[]): Point[] {
	const hull: Point[] = [];
	for (const point of sorted) {
		while (hull.length > 1 && sideOf(hull.at(-2)!, hull.at(-1)!, point) <= 0) {
			hull.pop();
		}
		hull.push(point);
	}
	hull.pop();
	return hull;
}
