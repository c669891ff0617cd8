import { CARD, RIM } from '../card/layout/template.mts';
import { projected, unprojected } from '../geometry/projection.mts';
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
 * How far a border may be from where it is expected, in millimetres: twice by the card's words, since borders that were
 * found show where the others' ends are, then by the borders found. Measured, like {@link DOUBT}, on drawn cards of our
 * own layouts (`npm run cut-outs` in tools/lab), whole and cut off, and of sixty others: words off by a tenth of the card's width.
 */
const REACHES = [12, 12, 3];

/**
 * How much of its strength a border loses for each millimetre that it is from there: farther away, other things have edges, such
 * as the portrait, a table, a sheet.
 */
const DOUBT = 0.04;

/** How much farther up one end of a border may be than expected of the other, in millimetres. */
const SLANT = 9;

/** Resolution of the search, in pixels per millimetre. */
const DETAIL = 5;

/**
 * Minimum strength of a border; a weaker one, which may not show at all, stays where it is expected. A clear one cannot be something
 * else: what was taken for a border that is beyond the image had 0.44 at most, of drawn cards.
 */
const STRENGTHS = { any: 0.08, clear: 0.5 };

/**
 * Finds the outline of a card by its borders; one that does not show stays where it is expected. `expected` is
 * the outline by the card's words, both from the card's upper left corner; `print` are middles of characters that it
 * prints. All are in pixels of the image.
 */
export function cardOutline(
	image: Raster,
	expected: Quad,
	print: readonly Point[],
	borders: keyof typeof STRENGTHS = 'any',
): Quad {
	const strength = STRENGTHS[borders];
	return REACHES.reduce(
		(outline, reach) => outlineNear(image, outline, { print, reach, strength }),
		expected,
	);
}

function outlineNear(image: Raster, outline: Quad, sought: SoughtBorders): Quad {
	const borders = [0, 1, 2, 3].map((turns) => {
		const expected = withReadingRotated(outline, turns);
		return upperBorder(image, expected, { ...sought, isLong: turns % 2 === 0 });
	});
	const corner = (index: number) => crossing(borders.at(index - 1)!, borders[index]);
	return [corner(0), corner(1), corner(2), corner(3)];
}

interface Line {
	from: Point;
	to: Point;
}

interface SoughtBorders {
	print: readonly Point[];
	/** In millimetres. */
	reach: number;
	/** The least that counts. */
	strength: number;
}

/** The border between the first two corners of the expected outline: a long or a short side of the card. */
function upperBorder(
	image: Raster,
	expected: Quad,
	{ print, reach, strength, isLong }: SoughtBorders & { isLong: boolean },
): Line {
	const [width, height] = isLong ? [CARD.width, CARD.height] : [CARD.height, CARD.width];
	const toImage = projected(expected);
	// In millimetres from the first corner.
	const at = (x: number, y: number) => toImage({ x: x / width, y: y / height });
	// It is above all print.
	const onCard = unprojected(expected);
	const highest = Math.min(...print.map((middle) => onCard(middle).y * height));
	const below = Math.max(0, Math.min(reach, highest - RIM));
	// More than the reach, so that a border at its end has pixels on either side.
	const margin = (2 * SAMPLE.across) / DETAIL;
	const [top, bottom] = [-reach - margin, below + margin];
	const strip: Quad = [at(0, top), at(width, top), at(width, bottom), at(0, bottom)];
	const columns = Math.round(width * DETAIL);
	const crop = cropBilinear(image, strip, columns, Math.round((bottom - top) * DETAIL));
	const border = borderLine(crop, {
		expected: Math.round(-top * DETAIL),
		rows: [Math.round(margin * DETAIL), Math.round((below - top) * DETAIL)],
		slant: SLANT * DETAIL,
		doubt: DOUBT / DETAIL,
		// Corners are rounded, and not known exactly.
		from: 2 * RIM * DETAIL,
		to: columns - 2 * RIM * DETAIL,
	});
	crop.data.fill(0);
	const y = (row: number) => (border.strength < strength ? 0 : row / DETAIL + top);
	return { from: at(0, y(border.left)), to: at(width, y(border.right)) };
}

function crossing(one: Line, other: Line): Point {
	const along = vectorBetween(one.from, one.to);
	const { x, y } = vectorBetween(other.from, other.to);
	const apart = vectorBetween(one.from, other.from);
	const share = (apart.x * y - apart.y * x) / (along.x * y - along.y * x);
	return pointBetween(one.from, one.to, share);
}
