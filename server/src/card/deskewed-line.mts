import { wrapAngle } from '../geometry/angle.mts';
import { median, weightedMedian } from '../geometry/median.mts';
import { mapCorners, sizeOf, type Quad } from '../geometry/quad.mts';
import { deskewed } from '../geometry/rotated-bounds.mts';
import type { CharacterReading } from '../ocr/ctc-decode.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { printedCharacter } from './simplified.mts';

/** A character and the position of its center, in the deskewed frame of {@link deskewLines}. */
export interface Glyph {
	/** One character; full-width forms become half-width. */
	text: string;
	x: number;
	y: number;
	reading: CharacterReading;
	line: DeskewedLine;
}

/** A line in a frame rotated so that the card's text runs to the right. Lengths are in pixels. */
export interface DeskewedLine {
	line: TextLine;
	glyphs: Glyph[];
	left: number;
	right: number;
	/** Vertical center of the line's left and right edge; y grows downwards. */
	leftY: number;
	rightY: number;
	/** Height of the line's box. */
	height: number;
	/** Remaining angle to the card's text, in radians. */
	tilt: number;
}

/** A box this many times wider than high shows the direction of the card's text. */
const ELONGATED = 3;

/** Characters that are single on cards; their boxes follow other lines' direction, not the card's. */
const ALONE = /^[男女号]$/;

/** The usual height of lines is that of lines with at least this score. */
const HIGH_SCORE = 0.9;

/** Lines with less than `HIGH_SCORE` are another script when lower than `LOW` × the usual height. */
const LOW = 0.85;

/** A line with as many digits as a date is the card's, whatever its score. */
const DATE_DIGITS = 8;

/** Lines without Chinese and with a lower score are another script, whatever their height. */
const LOW_SCORE = 0.8;

/** Words of a card that another script is never recognized as. */
const CARD_WORD = /公安|机关|有效期|公民|身份|住址|性别|民族|姓名|出生|^[男女号]$/;

/** Text that is on every card, but hardly on a printed page. */
const CARD_LINE =
	/签发机关|有效期限|公民身份|中华人民共和国|居民身份证|\d{17}[\dX]|\d{4}年.{0,3}月.{0,3}日|\d{4}\.\d{2}\.\d{2}-/;

/** Fewer such lines may be there by chance. */
const MIN_CARD_LINES = 2;

/** Text at a larger angle to the card's, in radians, is a stamp or a watermark. */
const MAX_TILT = 0.2;

/**
 * Deskews the lines of a card, without those at another angle and those in the other script above the
 * Chinese on the cards of some regions.
 */
export function deskewLines(lines: readonly TextLine[]): DeskewedLine[] {
	const angle = textAngle(lines);
	const level = lines
		.map((line) => deskewLine(line, angle))
		.filter(({ glyphs, tilt }) => {
			return glyphs.length > 0 && (Math.abs(tilt) < MAX_TILT || ALONE.test(textOf(glyphs)));
		});
	const heights = level.filter(({ line }) => line.score >= HIGH_SCORE).map(({ height }) => height);
	const usual = median(heights) ?? 0;
	return level.filter((line) => !isOtherScript(line, usual));
}

/** Latin without Chinese, or a low score: recognition was not trained on other scripts. */
function isOtherScript({ glyphs, line, height }: DeskewedLine, usualHeight: number): boolean {
	const text = textOf(glyphs);
	if ((text.match(/\d/g)?.length ?? 0) >= DATE_DIGITS || CARD_WORD.test(text)) return false;
	const chinese = /\p{Script=Han}/u.test(text);
	const latin = /[A-Za-z].*[A-Za-z].*[A-Za-z]|^[A-Za-z]{2}$/.test(text);
	if (!chinese && (latin || line.score < LOW_SCORE)) return true;
	return line.score < HIGH_SCORE && height < LOW * usualHeight;
}

/**
 * The angle of the card's text, in radians. Where several lines have a card's text, only those
 * parallel to them count: the card may be on a printed page.
 */
function textAngle(lines: readonly TextLine[]): number {
	const long = lines.filter(isElongated);
	const ofCard = long.filter(({ text }) => CARD_LINE.test(text));
	if (ofCard.length < MIN_CARD_LINES) return weightedAngle(long);
	const angle = weightedAngle(ofCard);
	const isParallel = ({ quad }: TextLine) =>
		Math.abs(wrapAngle(angleOf(quad) - angle, 2 * Math.PI)) < MAX_TILT;
	return weightedAngle(long.filter(isParallel));
}

function isElongated({ quad }: TextLine): boolean {
	const { width, height } = sizeOf(quad);
	return width > ELONGATED * height;
}

/** Median of the lines' angles, weighted by their lengths; 0 without lines. */
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

/** The line in a frame rotated by `angle` radians, without blanks. */
export function deskewLine(line: TextLine, angle: number): DeskewedLine {
	const level = mapCorners(line.quad, (corner) => deskewed(corner, angle));
	const [topLeft, topRight, bottomRight, bottomLeft] = level;
	const left = (topLeft.x + bottomLeft.x) / 2;
	const right = (topRight.x + bottomRight.x) / 2;
	const leftY = (topLeft.y + bottomLeft.y) / 2;
	const rightY = (topRight.y + bottomRight.y) / 2;
	const { height } = sizeOf(line.quad);
	const tilt = angleOf(level);
	const result: DeskewedLine = { line, glyphs: [], left, right, leftY, rightY, height, tilt };
	for (const reading of line.characters) {
		const text = printedCharacter(reading).normalize('NFKC');
		if (text.trim() === '') continue;
		const x = left + (right - left) * reading.position;
		const y = leftY + (rightY - leftY) * reading.position;
		result.glyphs.push({ text, x, y, reading, line: result });
	}
	return result;
}

/** The characters joined. */
export function textOf(glyphs: readonly Glyph[]): string {
	return glyphs.map(({ text }) => text).join('');
}

/** The rest of a line from a character on, such as the value after a label. */
export function lineFrom(line: DeskewedLine, start: number): DeskewedLine {
	if (start <= 0) return line;
	const glyphs = line.glyphs.slice(start);
	const before = line.glyphs[start - 1];
	const left = glyphs.length > 0 ? (before.x + glyphs[0].x) / 2 : line.right;
	const share = (left - line.left) / Math.max(1, line.right - line.left);
	const leftY = line.leftY + (line.rightY - line.leftY) * share;
	return { ...line, glyphs, left, leftY };
}
