import { wrapAngle } from '../geometry/angle.mts';
import { median, weightedMedian } from '../geometry/median.mts';
import { mapCorners, sizeOf, type Quad } from '../geometry/quad.mts';
import { deskewed } from '../geometry/rotated-bounds.mts';
import type { CharacterReading } from '../ocr/ctc-decode.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { printedCharacter } from './simplified.mts';

/** A character and where its middle stands, in the turned frame of {@link placeLines}. */
export interface Glyph {
	/** One character, full-width forms made half-width. */
	text: string;
	x: number;
	y: number;
	reading: CharacterReading;
	line: PlacedLine;
}

/** A line in a frame turned so that the card's text runs to the right. Lengths are in pixels. */
export interface PlacedLine {
	line: TextLine;
	glyphs: Glyph[];
	left: number;
	right: number;
	/** Height of the middle of the line's left and right edge; y grows downwards. */
	leftY: number;
	rightY: number;
	/** Thickness of the line's box. */
	height: number;
	/** The angle to the card's text, in radians. */
	tilt: number;
}

/** A box this many times longer than thick shows the direction of the card's text. */
const ELONGATED = 3;

/** Characters that stand alone on cards; the box of one lies as other lines do, not as the card does. */
const ALONE = /^[男女号]$/;

/** Lines at least this sure tell the usual height of lines. */
const SURE = 0.9;

/** Lines less sure than `SURE` are another script when they are lower than `LOW` × the usual. */
const LOW = 0.85;

/** A line with as many digits as a date is the card's own, however badly it was read. */
const DATE_DIGITS = 8;

/** Lines without Chinese that are less sure than this are another script, however high. */
const DOUBTFUL = 0.8;

/** Words of a card that another script is never taken for. */
const OWN_WORD = /公安|机关|有效期|公民|身份|住址|性别|民族|姓名|出生|^[男女号]$/;

/** What no printed page says of itself, but every card. */
const CARD_LINE =
	/签发机关|有效期限|公民身份|中华人民共和国|居民身份证|\d{17}[\dX]|\d{4}年.{0,3}月.{0,3}日|\d{4}\.\d{2}\.\d{2}-/;

/** Fewer lines with words of a card may be chance finds. */
const MIN_OWN_LINES = 2;

/** Text tilted further than this, in radians, against the card's is a stamp or a watermark. */
const MAX_TILT = 0.2;

/**
 * Turns lines upright, drops blanks and makes full-width characters half-width.
 * Lines that run askew to the card's text are left out, and so is the other script that stands
 * above the Chinese on the cards of some regions.
 */
export function placeLines(lines: readonly TextLine[]): PlacedLine[] {
	const angle = textAngle(lines);
	const level = lines
		.map((line) => placed(line, angle))
		.filter(({ glyphs, tilt }) => {
			return glyphs.length > 0 && (Math.abs(tilt) < MAX_TILT || ALONE.test(textOf(glyphs)));
		});
	const heights = level.filter(({ line }) => line.score >= SURE).map(({ height }) => height);
	const usual = median(heights) ?? 0;
	return level.filter((line) => !isOtherScript(line, usual));
}

/** Latin without Chinese, or lines that recognition, which knows no such script, doubts. */
function isOtherScript({ glyphs, line, height }: PlacedLine, usualHeight: number): boolean {
	const text = textOf(glyphs);
	if ((text.match(/\d/g)?.length ?? 0) >= DATE_DIGITS || OWN_WORD.test(text)) return false;
	const chinese = /\p{Script=Han}/u.test(text);
	const latin = /[A-Za-z].*[A-Za-z].*[A-Za-z]|^[A-Za-z]{2}$/.test(text);
	if (!chinese && (latin || line.score < DOUBTFUL)) return true;
	return line.score < SURE && height < LOW * usualHeight;
}

/**
 * The angle of the card's text, in radians. Where several lines have words of a card, only those that
 * run like them are asked: the card may lie on a printed page.
 */
function textAngle(lines: readonly TextLine[]): number {
	const long = lines.filter(isElongated);
	const own = long.filter(({ text }) => CARD_LINE.test(text));
	if (own.length < MIN_OWN_LINES) return weightedAngle(long);
	const angle = weightedAngle(own);
	const isParallel = ({ quad }: TextLine) =>
		Math.abs(wrapAngle(angleOf(quad) - angle, 2 * Math.PI)) < MAX_TILT;
	return weightedAngle(long.filter(isParallel));
}

function isElongated({ quad }: TextLine): boolean {
	const { width, height } = sizeOf(quad);
	return width > ELONGATED * height;
}

/** Median of the lines' angles, each weighted by its length; 0 without lines. */
function weightedAngle(lines: readonly TextLine[]): number {
	const angles = lines.map(({ quad }) => ({ value: angleOf(quad), weight: sizeOf(quad).width }));
	return weightedMedian(angles) ?? 0;
}

/** The mean direction of the line's upper and lower edge, in radians. */
function angleOf([topLeft, topRight, bottomRight, bottomLeft]: Quad): number {
	return Math.atan2(
		topRight.y - topLeft.y + bottomRight.y - bottomLeft.y,
		topRight.x - topLeft.x + bottomRight.x - bottomLeft.x,
	);
}

export function placed(line: TextLine, angle: number): PlacedLine {
	const level = mapCorners(line.quad, (corner) => deskewed(corner, angle));
	const [topLeft, topRight, bottomRight, bottomLeft] = level;
	const left = (topLeft.x + bottomLeft.x) / 2;
	const right = (topRight.x + bottomRight.x) / 2;
	const leftY = (topLeft.y + bottomLeft.y) / 2;
	const rightY = (topRight.y + bottomRight.y) / 2;
	const { height } = sizeOf(line.quad);
	const tilt = angleOf(level);
	const result: PlacedLine = { line, glyphs: [], left, right, leftY, rightY, height, tilt };
	for (const reading of line.characters) {
		const text = printedCharacter(reading).normalize('NFKC');
		if (text.trim() === '') continue;
		const x = left + (right - left) * reading.position;
		const y = leftY + (rightY - leftY) * reading.position;
		result.glyphs.push({ text, x, y, reading, line: result });
	}
	return result;
}

/** The characters side by side. */
export function textOf(glyphs: readonly Glyph[]): string {
	return glyphs.map(({ text }) => text).join('');
}

/** The part of a line from its `start`-th character on, such as the value behind a label. */
export function lineFrom(line: PlacedLine, start: number): PlacedLine {
	if (start <= 0) return line;
	const glyphs = line.glyphs.slice(start);
	const before = line.glyphs[start - 1];
	const left = glyphs.length > 0 ? (before.x + glyphs[0].x) / 2 : line.right;
	const share = (left - line.left) / Math.max(1, line.right - line.left);
	const leftY = line.leftY + (line.rightY - line.leftY) * share;
	return { ...line, glyphs, left, leftY };
}
