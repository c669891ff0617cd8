import { vectorBetween, type Point } from './quad.mts';

/** x' = a·x + b·y + c and y' = d·x + e·y + f. */
export interface Affine {
	a: number;
	b: number;
	c: number;
	d: number;
	e: number;
	f: number;
}

export interface Pair {
	from: Point;
	to: Point;
}

export function transform({ a, b, c, d, e, f }: Affine, { x, y }: Point): Point {
	return { x: a * x + b * y + c, y: d * x + e * y + f };
}

/** The inverse map; its coefficients are not finite if there is none. */
export function inverseOf({ a, b, c, d, e, f }: Affine): Affine {
	const det = a * e - b * d;
	const [ia, ib, id, ie] = [e / det, -b / det, -d / det, a / det];
	return { a: ia, b: ib, c: -(ia * c + ib * f), d: id, e: ie, f: -(id * c + ie * f) };
}

/** The least-squares similarity (rotation, scale and translation), from at least two pairs. */
export function similarityOf(pairs: readonly Pair[]): Affine {
	const { from, to } = middlesOf(pairs);
	let along = 0;
	let across = 0;
	let size = 0;
	for (const pair of pairs) {
		const { x, y } = vectorBetween(from, pair.from);
		const { x: u, y: v } = vectorBetween(to, pair.to);
		along += x * u + y * v;
		across += x * v - y * u;
		size += x * x + y * y;
	}
	return through(from, to, {
		a: along / size,
		b: -across / size,
		d: across / size,
		e: along / size,
	});
}

/** The least-squares affine map, from at least three pairs that are not on one line. */
export function affineOf(pairs: readonly Pair[]): Affine {
	const { from, to } = middlesOf(pairs);
	let [xx, xy, yy, xu, yu, xv, yv] = [0, 0, 0, 0, 0, 0, 0];
	for (const pair of pairs) {
		const { x, y } = vectorBetween(from, pair.from);
		const { x: u, y: v } = vectorBetween(to, pair.to);
		xx += x * x;
		xy += x * y;
		yy += y * y;
		xu += x * u;
		yu += y * u;
		xv += x * v;
		yv += y * v;
	}
	const det = xx * yy - xy * xy;
	return through(from, to, {
		a: (xu * yy - yu * xy) / det,
		b: (yu * xx - xu * xy) / det,
		d: (xv * yy - yv * xy) / det,
		e: (yv * xx - xv * xy) / det,
	});
}

function middlesOf(pairs: readonly Pair[]): Pair {
	const mean = (values: readonly number[]) =>
		values.reduce((sum, value) => sum + value, 0) / values.length;
	const middle = (points: readonly Point[]) => ({
		x: mean(points.map(({ x }) => x)),
		y: mean(points.map(({ y }) => y)),
	});
	return { from: middle(pairs.map(({ from }) => from)), to: middle(pairs.map(({ to }) => to)) };
}

function through(from: Point, to: Point, linear: Omit<Affine, 'c' | 'f'>): Affine {
	const { x, y } = transform({ ...linear, c: 0, f: 0 }, from);
	return { ...linear, c: to.x - x, f: to.y - y };
}
