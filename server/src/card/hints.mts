import { centerOf, contains, sizeOf, type Quad, type Size } from '../geometry/quad.mts';
import { boundsAtAngle, cornersOfBounds, deskewed } from '../geometry/rotated-bounds.mts';
import { cornersOf } from '../geometry/rotated-box.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { outlineAround } from './card-frame.mts';
import { pointsOf } from './card-words.mts';
import { isLabelledOtherwise } from './other-document.mts';
import { placed, placeLines, type PlacedLine } from './placed-line.mts';
import { sideEvidence } from './side.mts';

/** A label, a date or a title: enough to look at a picture again, far from enough for a card. */
const HINT = 1;

/** A number, a title or a label of the number or the issuer: few pages hold one. */
const STRONG = 2;

/** More lines that say so much are a list's. */
const MOST_HINTS = 8;

/** From any line on a card all of the card is within so many of the line's characters. */
const REACH = 28;

/** A part of the picture whose longer side is more than this share of the picture's is no closer look. */
const CLOSER = 0.85;

/** More lines than a card has are a page's that it lies on; among fewer, another card may be beside it. */
const MOST_LINES = 12;

/** A line that speaks for a card, and how much. */
interface Hint {
	line: PlacedLine;
	points: number;
}

/**
 * Tells whether anything in the lines speaks for a card, so that a closer look may pay: a little in all
 * of them, or much in a single one that no other document's labels are around.
 */
export function hintsAtCard(lines: readonly TextLine[]): boolean {
	const { portrait, emblem } = sideEvidence(placeLines(lines));
	if (Math.max(portrait, emblem) >= HINT) return true;
	const [best] = hintsIn(lines);
	return best !== undefined && best.points >= STRONG && !isOnForm(best.line, lines);
}

/**
 * The part of the picture around the line that speaks most for a card: the card's outline where it lies on a
 * page and a line tells it, or else wide enough to hold the card whichever of its lines that is. `null`
 * without such a line, and where it is hardly less than the picture.
 */
export function hintedRegion(lines: readonly TextLine[], picture: Size): Quad | null {
	const hints = hintsIn(lines);
	if (hints.length === 0) return null;
	return outlineAmong(hints, lines, picture) ?? surroundings(hints[0].line, picture);
}

/**
 * The outline of a card on a printed page, with room around it, where a number or a title tells it; `null`
 * otherwise, and where it is hardly less than the picture.
 */
export function outlineOnPage(lines: readonly TextLine[], picture: Size): Quad | null {
	return outlineAmong(hintsIn(lines), lines, picture);
}

function outlineAmong(
	hints: readonly Hint[],
	lines: readonly TextLine[],
	picture: Size,
): Quad | null {
	const [best] = hints;
	if (best === undefined || best.points < STRONG || lines.length <= MOST_LINES) return null;
	for (const { line } of hints.slice(0, MOST_HINTS)) {
		const outline = outlineAround(line);
		if (outline === null || !isCloser(sizeOf(outline), picture)) continue;
		// What says most may be on a card, and the other line be about cards.
		if (contains(outline, centerOf(best.line.line.quad)) && !isOnForm(line, lines)) return outline;
	}
	return null;
}

/** Tells whether another document's labels are around the line. */
function isOnForm(hint: PlacedLine, lines: readonly TextLine[]): boolean {
	const level = lines.map((line) => placed(line, hint.tilt));
	return isLabelledOtherwise(level, ({ line }) => line === hint.line);
}

function isCloser(part: Size, picture: Size): boolean {
	return Math.max(part.width, part.height) <= CLOSER * Math.max(picture.width, picture.height);
}

/** All within reach of the line that the picture holds; `null` where that is hardly less than the picture. */
function surroundings(line: PlacedLine, { width, height }: Size): Quad | null {
	const { left, right, leftY, rightY, glyphs, tilt } = line;
	const reach = (REACH * Math.hypot(right - left, rightY - leftY)) / glyphs.length;
	const center = { x: width / 2, y: height / 2 };
	const whole = boundsAtAngle(cornersOf({ center, width, height, angle: 0 }), tilt);
	const { x, y } = deskewed({ x: (left + right) / 2, y: (leftY + rightY) / 2 }, tilt);
	const part = {
		angle: tilt,
		left: Math.max(x - reach, whole.left),
		right: Math.min(x + reach, whole.right),
		top: Math.max(y - reach, whole.top),
		bottom: Math.min(y + reach, whole.bottom),
	};
	const size = { width: part.right - part.left, height: part.bottom - part.top };
	return isCloser(size, { width, height }) ? cornersOfBounds(part) : null;
}

/** The lines that speak for a card, those that say most first. */
function hintsIn(lines: readonly TextLine[]): Hint[] {
	return lines
		.map((line) => placed(line, 0))
		.map((line) => ({ line, points: Math.max(...Object.values(pointsOf([line]))) }))
		.filter(({ points }) => points >= HINT)
		.sort((one, other) => other.points - one.points);
}
