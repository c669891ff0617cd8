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
	const indices = glyphs.map(({ reading }) => indexNear(characters, reading.position));
	const edge = (before: number) =>
		before < 0 ? 0 : (characters[before].position + characters[before + 1].position) / 2;
	const start = edge(Math.min(...indices) - 1);
	const last = Math.max(...indices);
	const end = last === characters.length - 1 ? 1 : edge(last);
	const [topLeft, topRight, bottomRight, bottomLeft] = quad;
	return [
		pointBetween(topLeft, topRight, start),
		pointBetween(topLeft, topRight, end),
		pointBetween(bottomLeft, bottomRight, end),
		pointBetween(bottomLeft, bottomRight, start),
	];
}

/** The index of the line's character that is nearest: a language may have put another one in its place, or beside it. */
function indexNear(characters: TextLine['characters'], position: number): number {
	const distances = characters.map((one) => Math.abs(one.position - position));
	return distances.indexOf(Math.min(...distances));
}
