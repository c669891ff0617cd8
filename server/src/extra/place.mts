import type { Glyph } from '../card/placed-line.mts';
import type { Point, Quad, Size } from '../image/raster.mts';
import { sizeOf } from '../ocr/quad.mts';
import { boxAtAngle, cornersOf } from '../ocr/rotated-box.mts';
import type { TextLine } from '../ocr/text-line.mts';

/** Gives where in the picture a place in what was cut out of it lies; see `RasterReading`. */
export function inPicture(quad: Quad, seen: Size, region: Quad | null): Quad {
	if (region === null) return quad;
	const [origin, right, , bottom] = region;
	return mapped(quad, ({ x, y }) => {
		const across = x / seen.width;
		const down = y / seen.height;
		return {
			x: origin.x + (right.x - origin.x) * across + (bottom.x - origin.x) * down,
			y: origin.y + (right.y - origin.y) * across + (bottom.y - origin.y) * down,
		};
	});
}

/** The quad with every corner put through the function. */
export function mapped([one, two, three, four]: Quad, map: (corner: Point) => Point): Quad {
	return [map(one), map(two), map(three), map(four)];
}

/** The rectangle around the characters along the text, or `null` without characters. */
export function quadAround(glyphs: readonly Glyph[]): Quad | null {
	const lines = [...Map.groupBy(glyphs, (glyph) => glyph.line.line)];
	const parts = lines.map(([line, group]) => partOf(line, group));
	if (parts.length < 2) return parts[0] ?? null;
	// The longest line shows the text's direction best.
	const [longest] = lines
		.map(([{ quad }]) => quad)
		.sort((one, other) => sizeOf(other).width - sizeOf(one).width);
	const [topLeft, topRight] = longest;
	const angle = Math.atan2(topRight.y - topLeft.y, topRight.x - topLeft.x);
	return cornersOf(boxAtAngle(parts.flat(), angle));
}

/** The part of a line's quad that the characters take, each up to half-way to the next one. */
function partOf({ quad, characters }: TextLine, glyphs: readonly Glyph[]): Quad {
	const indices = glyphs.map(({ reading }) => characters.indexOf(reading));
	const edge = (before: number) =>
		before < 0 ? 0 : (characters[before].position + characters[before + 1].position) / 2;
	const start = edge(Math.min(...indices) - 1);
	const last = Math.max(...indices);
	const end = last === characters.length - 1 ? 1 : edge(last);
	const [topLeft, topRight, bottomRight, bottomLeft] = quad;
	const between = (from: Point, to: Point, share: number): Point => ({
		x: from.x + (to.x - from.x) * share,
		y: from.y + (to.y - from.y) * share,
	});
	return [
		between(topLeft, topRight, start),
		between(topLeft, topRight, end),
		between(bottomLeft, bottomRight, end),
		between(bottomLeft, bottomRight, start),
	];
}
