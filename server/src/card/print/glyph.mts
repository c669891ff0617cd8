import { median } from '../../geometry/median.mts';
import {
	partAlong,
	pointBetween,
	sizeOf,
	trimmed,
	type Point,
	type Quad,
} from '../../geometry/quad.mts';
import type { CharacterReading } from '../../ocr/ctc-decode.mts';
import { isElongated } from '../../ocr/line-evidence.mts';
import type { TextLine } from '../../ocr/text-line.mts';
import { printedCharacter } from './simplified.mts';

export interface Glyph {
	/** One character, or several where NFKC decomposes one. */
	text: string;
	/** Its middle, in pixels of the image. */
	at: Point;
	reading: CharacterReading;
	line: PlacedLine;
}

export interface PlacedLine {
	line: TextLine;
	glyphs: readonly Glyph[];
	/** Direction of its box, in radians. */
	tilt: number;
	/** Its reading direction, in radians; `null` if it is too short to show one. */
	angle: number | null;
	/** In pixels. */
	height: number;
}

/** Places the characters of a line, without blanks. */
export function placeLine(line: TextLine): PlacedLine {
	const size = sizeOf(line.quad);
	const tilt = angleOf(line.quad);
	const angle = isElongated(size) ? tilt : null;
	const placed: PlacedLine = { line, glyphs: [], tilt, angle, height: size.height };
	placed.glyphs = line.characters.flatMap((reading) => glyphOf(reading, placed) ?? []);
	return placed;
}

/** A character of a line, placed; `null` for a blank. */
export function glyphOf(reading: CharacterReading, line: PlacedLine): Glyph | null {
	// Networks read 〇 as a circle.
	const text = printedCharacter(reading).normalize('NFKC').replace(/[○◯]/, '〇');
	if (text.trim() === '') return null;
	const { quad } = line.line;
	const start = pointBetween(quad[0], quad[3], 0.5);
	const end = pointBetween(quad[1], quad[2], 0.5);
	return { text, at: pointBetween(start, end, reading.position), reading, line };
}

export function textOf(glyphs: readonly Glyph[]): string {
	return glyphs.map(({ text }) => text).join('');
}

/** The glyphs that cover a range of the text, from one index to before another; some hold several characters. */
export function glyphsAt(glyphs: readonly Glyph[], start: number, end: number): Glyph[] {
	let next = 0;
	return glyphs.filter(({ text }) => {
		const at = next;
		next += text.length;
		return at < end && next > start;
	});
}

/** The mean direction of the line's upper and lower edge, in radians. */
function angleOf([topLeft, topRight, bottomRight, bottomLeft]: Quad): number {
	return Math.atan2(
		topRight.y - topLeft.y + bottomRight.y - bottomLeft.y,
		topRight.x - topLeft.x + bottomRight.x - bottomLeft.x,
	);
}

/** What can be measured of the print in an image, by the places of its characters. */
export interface Ink {
	/**
	 * How much darker the print in a quad is than the paper along the quad's upper or lower edge, from 0 to 1.
	 */
	contrastIn(quad: Quad): number;
	/**
	 * How much of `quad` glare or ink hides, from 0 to 1. Ink is less than half as bright as the paper around
	 * `printed`.
	 */
	coverIn(quad: Quad, printed: Quad): number;
}

/** How much darker than its paper a character is printed, from 0 to 1. */
export type Contrast = (glyph: Glyph) => number;

export interface Print {
	contrastOf: Contrast;
	/** The same, with the paper around a character. */
	coverIn(quad: Quad, beside: Glyph): number;
}

/** Measures print, the contrast of each character at most once. */
export function printIn({ contrastIn, coverIn }: Ink): Print {
	const measured = new Map<Glyph, number>();
	return {
		contrastOf: (glyph) => {
			const contrast = measured.get(glyph) ?? contrastIn(coreOf(glyph));
			measured.set(glyph, contrast);
			return contrast;
		},
		coverIn: (quad, beside) => coverIn(quad, coreOf(beside)),
	};
}

/** Print with less than this share of other print's contrast is in another ink. */
export const PALE = 0.5;

/** The usual contrast of characters printed in one ink; 0 without any. */
export function usualContrast(glyphs: readonly Glyph[], contrastOf: Contrast): number {
	return median(glyphs.map(contrastOf)) ?? 0;
}

/**
 * A character's core in line heights: half its width, which leaves out the neighbours, and its distance from the
 * line's upper and lower edge. Characters take the middle three fifths of a line's height: paper shows along the
 * core's edges, and so does a seal's ground.
 */
const CORE = { halfWidth: 0.3, top: 0.12 };

/**
 * The part of a line, as positions, that some characters next to each other take: each reaches halfway to its
 * neighbour. They need not be the line's own: a language may have put others in their place, or beside them.
 */
export function spanOf(
	{ characters }: TextLine,
	readings: readonly CharacterReading[],
): [start: number, end: number] {
	const positions = readings.map(({ position }) => position);
	const first = Math.min(...positions);
	const last = Math.max(...positions);
	const before = characters.findLast(({ position }) => position < first);
	const after = characters.find(({ position }) => position > last);
	return [before ? (before.position + first) / 2 : 0, after ? (after.position + last) / 2 : 1];
}

/** The middle of the part of a line that a character takes. */
function coreOf({ reading, line: { line } }: Glyph): Quad {
	const { quad } = line;
	const { width, height } = sizeOf(quad);
	const half = (CORE.halfWidth * height) / Math.max(1, width);
	const [start, end] = spanOf(line, [reading]);
	const from = Math.max(start, reading.position - half);
	const to = Math.min(end, reading.position + half);
	return trimmed(partAlong(quad, from, to), CORE.top);
}
