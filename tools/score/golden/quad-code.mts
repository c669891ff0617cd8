import type { Point, Quad } from '../../../server/src/geometry/quad.mts';
import type { ByteReader, ByteWriter } from './byte-stream.mts';

/** Corners are kept to this fraction of a pixel. */
const PER_PIXEL = 8;

const ORIGIN: Point = { x: 0, y: 0 };

/**
 * Writes a quad, rounded to an eighth of a pixel: the top left corner, the next two as steps from the
 * one before, and how far the last one is from completing a parallelogram, which it mostly does.
 */
export function writeQuad(to: ByteWriter, quad: Quad): void {
	const [topLeft, topRight, bottomRight, bottomLeft] = quad.map(({ x, y }) => ({
		x: Math.round(x * PER_PIXEL),
		y: Math.round(y * PER_PIXEL),
	}));
	writeStep(to, ORIGIN, topLeft);
	writeStep(to, topLeft, topRight);
	writeStep(to, topRight, bottomRight);
	writeStep(to, opposite(topLeft, topRight, bottomRight), bottomLeft);
}

/** Reads a quad. */
export function readQuad(from: ByteReader): Quad {
	const topLeft = readStep(from, ORIGIN);
	const topRight = readStep(from, topLeft);
	const bottomRight = readStep(from, topRight);
	const bottomLeft = readStep(from, opposite(topLeft, topRight, bottomRight));
	const pixels = ({ x, y }: Point) => ({ x: x / PER_PIXEL, y: y / PER_PIXEL });
	return [pixels(topLeft), pixels(topRight), pixels(bottomRight), pixels(bottomLeft)];
}

function writeStep(to: ByteWriter, before: Point, corner: Point): void {
	to.writeSigned(corner.x - before.x);
	to.writeSigned(corner.y - before.y);
}

function readStep(from: ByteReader, before: Point): Point {
	const x = before.x + from.readSigned();
	return { x, y: before.y + from.readSigned() };
}

/** The corner that completes the parallelogram. */
function opposite(one: Point, two: Point, three: Point): Point {
	return { x: one.x + three.x - two.x, y: one.y + three.y - two.y };
}
