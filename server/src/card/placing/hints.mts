import { transform } from '../../geometry/affine.mts';
import { sizeOf, type Quad, type Size } from '../../geometry/quad.mts';
import {
	boundsAtAngle,
	cornersOfBounds,
	deskewed,
	quadOf,
} from '../../geometry/rotated-bounds.mts';
import type { TextLine } from '../../ocr/text-line.mts';
import { TEMPLATES } from '../layout/templates.mts';
import { placeLine } from '../print/glyph.mts';
import { findWords, type FoundWord } from './found-words.mts';
import { outlineOf, similarityBy } from './placement.mts';

/** Margin around an outline by one word, in millimetres: a small error of its angle moves the far side. */
const MARGIN = 8;

/** The whole card lies within this many character widths of any of its words: 85.6 mm, at 3.2 mm or less. */
const REACH = 28;

/** The region where the best word in an image hints at a card; `undefined` without a hint. */
export function hintedRegion(lines: readonly TextLine[], image: Size): Quad | undefined {
	const [best] = wordsIn(lines);
	return best && regionAround(best, image);
}

/** The words of all layouts in the lines, the best first. */
export function wordsIn(lines: readonly TextLine[]): FoundWord[] {
	const placed = lines.map(placeLine);
	const words = TEMPLATES.flatMap((template) => findWords(placed, template));
	return words.sort((one, other) => other.points - one.points);
}

/** Whether the region is so much smaller than the image that a pass over it gains resolution. */
export function isCloser(region: Quad, image: Size): boolean {
	const { width, height } = sizeOf(region);
	return Math.max(width, height) < Math.max(image.width, image.height);
}

/** Where a word hints at its card: the outline that it implies or, for a short word, all within its reach. */
export function regionAround(word: FoundWord, image: Size): Quad {
	const map = similarityBy(...word.ends);
	if (map === null) return surroundings(word, image);
	return outlineOf({ toImage: (point) => transform(map, point) }, MARGIN);
}

/** The part of the image within reach of a word, along its line. */
function surroundings({ line, glyphs }: FoundWord, { width, height }: Size): Quad {
	const angle = line.angle ?? 0;
	const reach = REACH * (sizeOf(line.line.quad).width / line.glyphs.length);
	const corners = quadOf({ left: 0, right: width, top: 0, bottom: height });
	const whole = boundsAtAngle(corners, angle);
	const { x, y } = deskewed(glyphs[0].at, angle);
	return cornersOfBounds({
		angle,
		left: Math.max(x - reach, whole.left),
		right: Math.min(x + reach, whole.right),
		top: Math.max(y - reach, whole.top),
		bottom: Math.min(y + reach, whole.bottom),
	});
}
