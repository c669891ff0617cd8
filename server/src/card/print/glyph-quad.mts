import type { Glyph } from './glyph.mts';
import { angleBetween } from '../../geometry/angle.mts';
import { pointBetween, sizeOf, type Quad } from '../../geometry/quad.mts';
import { boxAtAngle, cornersOf } from '../../geometry/rotated-box.mts';
import type { TextLine } from '../../ocr/text-line.mts';

/** The rectangle around the characters, aligned to the text; `null` without characters. */
export function quadAround(glyphs: readonly Glyph[]): Quad | null {
	const lines = [...Map.groupBy(glyphs, (glyph) => glyph.line.line)];
	const parts = lines.map(([line, group]) => partOf(line, group));
	if (parts.length < 2) return parts[0] ?? null;
	// The longest line has the most accurate direction.
	const [longest] = lines
		.map(([{ quad }]) => quad)
		.sort((one, other) => sizeOf(other).width - sizeOf(one).width);
	const [topLeft, topRight] = longest;
	return cornersOf(boxAtAngle(parts.flat(), angleBetween(topLeft, topRight)));
}

/** The part of the line's quad that the characters take, each reaching halfway to its neighbour. */
function partOf({ quad, characters }: TextLine, glyphs: readonly Glyph[]): Quad {
	// A language may have put characters in the place of the line's own, or beside them.
	const positions = glyphs.map(({ reading }) => reading.position);
	const [first, last] = [Math.min(...positions), Math.max(...positions)];
	const before = characters.findLast(({ position }) => position < first);
	const after = characters.find(({ position }) => position > last);
	const start = before ? (before.position + first) / 2 : 0;
	const end = after ? (after.position + last) / 2 : 1;
	const [topLeft, topRight, bottomRight, bottomLeft] = quad;
	return [
		pointBetween(topLeft, topRight, start),
		pointBetween(topLeft, topRight, end),
		pointBetween(bottomLeft, bottomRight, end),
		pointBetween(bottomLeft, bottomRight, start),
	];
}
