import { angleBetween } from '../../geometry/angle.mts';
import { partAlong, sizeOf, type Quad } from '../../geometry/quad.mts';
import { boxAtAngle, cornersOf } from '../../geometry/rotated-box.mts';
import { spanOf, type Glyph } from './glyph.mts';

/** The rectangle around the characters, aligned to the text; `null` without characters. */
export function quadAround(glyphs: readonly Glyph[]): Quad | null {
	const lines = [...Map.groupBy(glyphs, (glyph) => glyph.line.line)];
	const parts = lines.map(([line, group]) => {
		const readings = group.map(({ reading }) => reading);
		return partAlong(line.quad, ...spanOf(line, readings));
	});
	if (parts.length < 2) return parts[0] ?? null;
	// The longest line has the most accurate direction.
	const [longest] = lines
		.map(([{ quad }]) => quad)
		.sort((one, other) => sizeOf(other).width - sizeOf(one).width);
	const [topLeft, topRight] = longest;
	return cornersOf(boxAtAngle(parts.flat(), angleBetween(topLeft, topRight)));
}
