import { centerOf, contains, sizeOf, type Quad, type Size } from '../geometry/quad.mts';
import { boundsAtAngle, cornersOfBounds, deskewed } from '../geometry/rotated-bounds.mts';
import { cornersOf } from '../geometry/rotated-box.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { outlineAround } from './card-frame.mts';
import { pointsOf } from './card-words.mts';
import { isLabelledOtherwise } from './other-document.mts';
import { deskewLine, deskewLines, type DeskewedLine } from './deskewed-line.mts';
import { sideEvidence } from './side.mts';

/** Points of a label, a date or a title: enough for another pass, far from enough for a card. */
const HINT = 1;

/** Points of a number, a title or a label of the number or the issuer: few pages have one. */
const STRONG = 2;

/** More such lines are a list. */
const MOST_HINTS = 8;

/** From any line of a card, the whole card is within the width of this many of its characters. */
const REACH = 28;

/** A region longer than this share of the image's long side is not worth a closer pass. */
const CLOSER = 0.85;

/** With more lines than a card has, the card is on a page; with fewer, another card may be beside it. */
const MOST_LINES = 12;

/** A line that suggests a card. */
interface Hint {
	line: DeskewedLine;
	points: number;
}

/**
 * Whether the lines suggest a card, so that a closer pass may read it: weakly all together, or strongly
 * a single one without another document's labels around it.
 */
export function hintsAtCard(lines: readonly TextLine[]): boolean {
	const { portrait, emblem } = sideEvidence(deskewLines(lines));
	if (Math.max(portrait, emblem) >= HINT) return true;
	const [best] = hintsIn(lines);
	return best !== undefined && best.points >= STRONG && !isOnForm(best.line, lines);
}

/**
 * The region around the line that most suggests a card: the card's outline where a line on a page shows
 * it, or else a region that contains the card whichever of its lines that is. `null` without such a
 * line, and where the region is about as large as the image.
 */
export function hintedRegion(lines: readonly TextLine[], image: Size): Quad | null {
	const hints = hintsIn(lines);
	if (hints.length === 0) return null;
	return outlineAmong(hints, lines, image) ?? surroundings(hints[0].line, image);
}

/**
 * The outline, with a margin, of a card on a printed page where a number or a title shows it; `null`
 * otherwise, and where it is about as large as the image.
 */
export function outlineOnPage(lines: readonly TextLine[], image: Size): Quad | null {
	return outlineAmong(hintsIn(lines), lines, image);
}

function outlineAmong(
	hints: readonly Hint[],
	lines: readonly TextLine[],
	image: Size,
): Quad | null {
	const [best] = hints;
	if (best === undefined || best.points < STRONG || lines.length <= MOST_LINES) return null;
	for (const { line } of hints.slice(0, MOST_HINTS)) {
		const outline = outlineAround(line);
		if (outline === null || !isCloser(sizeOf(outline), image)) continue;
		// The best line may be on a card while this one only mentions cards.
		if (contains(outline, centerOf(best.line.line.quad)) && !isOnForm(line, lines)) return outline;
	}
	return null;
}

/** Whether another document's labels are around the line. */
function isOnForm(hint: DeskewedLine, lines: readonly TextLine[]): boolean {
	const level = lines.map((line) => deskewLine(line, hint.tilt));
	return isLabelledOtherwise(level, ({ line }) => line === hint.line);
}

function isCloser(part: Size, image: Size): boolean {
	return Math.max(part.width, part.height) <= CLOSER * Math.max(image.width, image.height);
}

/** The part of the image within reach of the line; `null` where that is about all of it. */
function surroundings(line: DeskewedLine, { width, height }: Size): Quad | null {
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

/** The lines that suggest a card, those with most points first. */
function hintsIn(lines: readonly TextLine[]): Hint[] {
	return lines
		.map((line) => deskewLine(line, 0))
		.map((line) => ({ line, points: Math.max(...Object.values(pointsOf([line]))) }))
		.filter(({ points }) => points >= HINT)
		.sort((one, other) => other.points - one.points);
}
