import { CARD, RIM } from '../card/layout/template.mts';
import { projected } from '../geometry/projection.mts';
import {
	pointBetween,
	vectorBetween,
	withReadingRotated,
	type Point,
	type Quad,
} from '../geometry/quad.mts';
import { cropBilinear } from '../image/bilinear-crop.mts';
import type { Raster } from '../image/raster.mts';
import { borderLine, SAMPLE } from './border-line.mts';

/**
 * How far a border may be from where it is expected, in millimetres: first by the card's words, then by the borders
 * found. Farther away, other things have edges: the portrait, a table. `npm run cut-outs` in tools/lab measures how
 * far off outlines are.
 */
const REACHES = [4.5, 3];

/** Resolution of the search, in pixels per millimetre. */
const DETAIL = 5;

/** Minimum strength of a border; a weaker one, which may not show at all, stays where it is expected. */
const MIN_STRENGTH = 0.08;

/**
 * Finds the outline of a card by its borders; one that does not show stays where it is expected. `expected` is
 * the outline by the card's words. Both start at the card's upper left corner, in pixels of the image.
 */
export function cardOutline(image: Raster, expected: Quad): Quad {
	return REACHES.reduce((outline, reach) => outlineNear(image, outline, reach), expected);
}

function outlineNear(image: Raster, expected: Quad, reach: number): Quad {
	const borders = [0, 1, 2, 3].map((turns) =>
		upperBorder(image, withReadingRotated(expected, turns), reach, turns % 2 === 0),
	);
	const corner = (index: number) => crossing(borders.at(index - 1)!, borders[index]);
	return [corner(0), corner(1), corner(2), corner(3)];
}

interface Line {
	from: Point;
	to: Point;
}

/** The border between the first two corners of the expected outline: a long or a short side of the card. */
function upperBorder(image: Raster, expected: Quad, reach: number, isLong: boolean): Line {
	const [width, height] = isLong ? [CARD.width, CARD.height] : [CARD.height, CARD.width];
	const toImage = projected(expected);
	// In millimetres from the first corner.
	const at = (x: number, y: number) => toImage({ x: x / width, y: y / height });
	// More than the reach, so that a border at its end has pixels on either side.
	const margin = reach + (2 * SAMPLE.across) / DETAIL;
	const strip: Quad = [at(0, -margin), at(width, -margin), at(width, margin), at(0, margin)];
	const columns = Math.round(width * DETAIL);
	const crop = cropBilinear(image, strip, columns, Math.round(2 * margin * DETAIL));
	const border = borderLine(crop, {
		expected: Math.round(margin * DETAIL),
		reach: Math.round(reach * DETAIL),
		// Corners are rounded, and not known exactly.
		from: 2 * RIM * DETAIL,
		to: columns - 2 * RIM * DETAIL,
	});
	crop.data.fill(0);
	const y = (row: number) => (border.strength < MIN_STRENGTH ? 0 : row / DETAIL - margin);
	return { from: at(0, y(border.left)), to: at(width, y(border.right)) };
}

function crossing(one: Line, other: Line): Point {
	const along = vectorBetween(one.from, one.to);
	const { x, y } = vectorBetween(other.from, other.to);
	const apart = vectorBetween(one.from, other.from);
	const share = (apart.x * y - apart.y * x) / (along.x * y - along.y * x);
	return pointBetween(one.from, one.to, share);
}
