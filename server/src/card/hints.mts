import type { Quad } from '../image/raster.mts';
import { cornersOf } from '../ocr/rotated-box.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { pointsOf } from './card-words.mts';
import { placed, placeLines, type PlacedLine } from './placed-line.mts';
import { sideEvidence } from './side.mts';

/** A label, a date or a title: enough to look at a picture again, far from enough for a card. */
const HINT = 1;

/** A card is 33 of its digits wide, so from any line on it all of it is within so many. */
const REACH = 28;

/** Tells whether anything in the lines speaks for a card, so that a closer look may pay. */
export function hintsAtCard(lines: readonly TextLine[]): boolean {
	const { portrait, emblem } = sideEvidence(placeLines(lines));
	return Math.max(portrait, emblem) >= HINT;
}

/**
 * The square around the line that speaks most for a card, wide enough to hold the card whichever of
 * its lines that is; `null` without such a line.
 */
export function hintedRegion(lines: readonly TextLine[]): Quad | null {
	const [best] = hintsIn(lines).sort((one, other) => other.points - one.points);
	if (best === undefined) return null;
	const { left, right, leftY, rightY, glyphs, tilt } = best.line;
	const side = (2 * REACH * Math.hypot(right - left, rightY - leftY)) / glyphs.length;
	const center = { x: (left + right) / 2, y: (leftY + rightY) / 2 };
	return cornersOf({ center, width: side, height: side, angle: tilt });
}

function hintsIn(lines: readonly TextLine[]): Array<{ line: PlacedLine; points: number }> {
	return lines
		.map((line) => placed(line, 0))
		.map((line) => ({ line, points: Math.max(...Object.values(pointsOf([line]))) }))
		.filter(({ points }) => points >= HINT);
}
