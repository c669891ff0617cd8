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

/** Where a card is by its borders. */
interface FoundOutline {
	outline: Quad;
	/** How many borders show, 0 to 4. Three tell where the fourth is. */
	shown: number;
}

/**
 * Finds the outline of a card by its borders. One that does not show is where the three others have it, and stays where
 * it is expected if more do not. `expected` is the outline by the card's words, both from the card's upper left corner;
 * `print` are middles of characters that it prints. All are in pixels of the image.
 */
export function cardOutline(
	image: Raster,
	expected: Quad,
	print: readonly Point[],
	borders: keyof typeof STRENGTHS = 'any',
): FoundOutline {
	const strength = STRENGTHS[borders];
	return REACHES.reduce<FoundOutline>(
		({ outline }, reach) => outlineNear(image, outline, { print, reach, strength }),
		{ outline: expected, shown: 0 },
	);
}

function outlineNear(image: Raster, outline: Quad, sought: SoughtBorders): FoundOutline {
	const borders = [0, 1, 2, 3].map((turns) => {
		const expected = withReadingRotated(outline, turns);
		return upperBorder(image, expected, { ...sought, isLong: turns % 2 === 0 });
	});
	const shown = borders.filter(({ shows }) => shows).length;
	const hidden = borders.findIndex(({ shows }) => !shows);
	if (shown === 3) borders[hidden] = fourthBorder(borders, hidden);
	const corner = (index: number) => crossing(borders.at(index - 1)!, borders[index]);
	return { outline: [corner(0), corner(1), corner(2), corner(3)], shown };
}

/** A border by the three others: as far from the one opposite as a card's shape has it, whatever the words say. */
function fourthBorder(borders: readonly Border[], hidden: number): Border {
	const [after, opposite, before] = [1, 2, 3].map((turns) => borders[(hidden + turns) % 4]);
	const far = { from: crossing(after, opposite), to: crossing(opposite, before) };
	const across = vectorBetween(far.from, far.to);
	const [along, away] = hidden % 2 === 0 ? [CARD.width, CARD.height] : [CARD.height, CARD.width];
	const reach = (Math.hypot(across.x, across.y) * away) / along;
	const end = (from: Point, { x, y }: Point) => {
		const share = reach / Math.hypot(x, y);
		return { x: from.x + share * x, y: from.y + share * y };
	};
	return {
		from: end(far.to, vectorBetween(before.from, before.to)),
		to: end(far.from, vectorBetween(after.to, after.from)),
		shows: false,
	};
}

interface Border extends Line {
	/** Whether it was found, else it is where it was expected. */
	shows: boolean;
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
): Border {
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
	const shows = border.strength >= strength;
	const y = (row: number) => (shows ? row / DETAIL + top : 0);
	return { from: at(0, y(border.left)), to: at(width, y(border.right)), shows };
}

function crossing(one: Line, other: Line): Point {
	const along = vectorBetween(one.from, one.to);
	const { x, y } = vectorBetween(other.from, other.to);
	const apart = vectorBetween(one.from, other.from);
	const share = (apart.x * y - apart.y * x) / (along.x * y - along.y * x);
	return pointBetween(one.from, one.to, share);
}
