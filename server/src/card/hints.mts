import type { Quad } from '../image/raster.mts';
import { cornersOf } from '../ocr/rotated-box.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { isLong, medianAngle, offAxes } from '../ocr/text-region.mts';
import { pointsOf } from './card-words.mts';
import { placed, placeLines, type PlacedLine } from './placed-line.mts';
import { sideEvidence } from './side.mts';

/** A label, a date or a title: enough to look at a picture again, far from enough for a card. */
const HINT = 1;

/** A card is 33 of its digits wide, so from any line on it all of it is within so many. */
const REACH = 28;

/** A sheet of print has more lines than this; among fewer a card may have been missed. */
const MANY_LINES = 12;

/** Fewer lines that run at another angle, in radians, than most are no card on a sheet of print. */
const ASKEW = { lines: 3, angle: 0.1 };

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

/**
 * Tells whether a card may have been missed among lines that were taken for none: one of them hints at
 * it, they are few, or they run at two angles like a card's and those of the sheet it lies on.
 */
export function mayHideCard(lines: readonly TextLine[]): boolean {
	if (lines.length <= MANY_LINES || hintsIn(lines).length > 0) return true;
	const long = lines.map(({ quad }) => quad).filter(isLong);
	const angle = medianAngle(long);
	const askew = long.filter((quad) => offAxes(medianAngle([quad]) - angle) > ASKEW.angle);
	return askew.length >= ASKEW.lines;
}

function hintsIn(lines: readonly TextLine[]): Array<{ line: PlacedLine; points: number }> {
	return lines
		.map((line) => placed(line, 0))
		.map((line) => ({ line, points: Math.max(...Object.values(pointsOf([line]))) }))
		.filter(({ points }) => points >= HINT);
}
