import { projection } from '../geometry/projection.mts';
import type { Point, Quad } from '../geometry/quad.mts';
import { withReadingRotated } from '../geometry/quad.mts';
import { CARD } from '../card/template.mts';
import { cropBilinear } from '../image/bilinear-crop.mts';
import type { Raster } from '../image/raster.mts';
import { borderLine } from './border-line.mts';

/** How far, in millimetres, a border may be from where the card's words say. */
const REACH = 4.5;

/** Around the expected outline, in millimetres. */
const MARGIN = REACH + 1;

/** Pixels per millimetre in which borders are looked for. */
const DETAIL = 5;

/** Rounded corners and what is next to them, in millimetres from the ends of a border. */
const CORNER = 6;

/** A border with a smaller step, in levels of 255, does not show. */
const MIN_STRENGTH = 8;

/**
 * The outline of a card in an image, by its borders where they show. `expected` is the outline that its
 * words say, in pixels of the image, upper left corner of the card first.
 */
export function cardOutline(image: Raster, expected: Quad): Quad {
	// Borders of each side in turn: the upper one of the card turned so.
	const lines = [0, 1, 2, 3].map((turns) => {
		const isUpright = turns % 2 === 0;
		const [width, height] = isUpright ? [CARD.width, CARD.height] : [CARD.height, CARD.width];
		const turned = withReadingRotated(expected, turns);
		const toImage = projected(turned);
		const at = (x: number, y: number) => toImage({ x: x / width, y: y / height });
		const strip: Quad = [
			at(0, -MARGIN),
			at(width, -MARGIN),
			at(width, MARGIN),
			at(0, MARGIN),
		];
		const size = { width: Math.round(width * DETAIL), height: Math.round(2 * MARGIN * DETAIL) };
		const { left, right, strength } = borderLine(
			cropBilinear(image, strip, size.width, size.height),
			{
				expected: Math.round(MARGIN * DETAIL),
				reach: Math.round(REACH * DETAIL),
				from: CORNER * DETAIL,
				to: size.width - CORNER * DETAIL,
			},
		);
		const shows = strength >= MIN_STRENGTH;
		const y = (row: number) => (shows ? row / DETAIL - MARGIN : 0);
		return { from: at(0, y(left)), to: at(width, y(right)), strength };
	});
	const corner = (side: number) => crossing(lines[(side + 3) % 4], lines[side]);
	return [corner(0), corner(1), corner(2), corner(3)];
}

/** A line through two points. */
interface Line {
	from: Point;
	to: Point;
}

/** Where two lines cross. */
function crossing(one: Line, other: Line): Point {
	const [x1, y1] = [one.to.x - one.from.x, one.to.y - one.from.y];
	const [x2, y2] = [other.to.x - other.from.x, other.to.y - other.from.y];
	const area = x1 * y2 - y1 * x2;
	const share = ((other.from.x - one.from.x) * y2 - (other.from.y - one.from.y) * x2) / area;
	return { x: one.from.x + share * x1, y: one.from.y + share * y1 };
}

/** The map from the unit square onto the quad, also beyond its edges. */
function projected(quad: Quad): (point: Point) => Point {
	const { a, b, c, d, e, f, g, h } = projection(quad);
	return ({ x, y }) => {
		const scale = 1 / (g * x + h * y + 1);
		return { x: (a * x + b * y + c) * scale, y: (d * x + e * y + f) * scale };
	};
}
