import { pointBetween, sizeOf, type Point, type Quad } from '../../geometry/quad.mts';
import type { CharacterReading } from '../../ocr/ctc-decode.mts';
import { isElongated } from '../../ocr/line-evidence.mts';
import type { TextLine } from '../../ocr/text-line.mts';
import { printedCharacter } from './simplified.mts';

/** A recognized character. */
export interface Glyph {
	/** One character, or several where NFKC decomposes one. */
	text: string;
	/** Its middle, in pixels of the image. */
	at: Point;
	reading: CharacterReading;
	line: PlacedLine;
}

/** A recognized line with its characters. */
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
	const { quad } = line;
	const { height } = sizeOf(quad);
	const glyphs: Glyph[] = [];
	const tilt = angleOf(quad);
	const angle = isElongated(sizeOf(quad)) ? tilt : null;
	const placed: PlacedLine = { line, glyphs, tilt, angle, height };
	const [start, end] = [pointBetween(quad[0], quad[3], 0.5), pointBetween(quad[1], quad[2], 0.5)];
	for (const reading of line.characters) {
		const text = printedCharacter(reading).normalize('NFKC');
		if (text.trim() === '') continue;
		glyphs.push({ text, at: pointBetween(start, end, reading.position), reading, line: placed });
	}
	return placed;
}

/** The characters joined. */
export function textOf(glyphs: readonly Glyph[]): string {
	return glyphs.map(({ text }) => text).join('');
}

/** The mean direction of the line's upper and lower edge, in radians. */
function angleOf([topLeft, topRight, bottomRight, bottomLeft]: Quad): number {
	return Math.atan2(
		topRight.y - topLeft.y + bottomRight.y - bottomLeft.y,
		topRight.x - topLeft.x + bottomRight.x - bottomLeft.x,
	);
}

/** How much darker than its paper a character is printed, from 0 to 1. */
export type Contrast = (glyph: Glyph) => number;

/** Measures the contrast of each character at most once; `contrastIn` measures it in a quad. */
export function contrastBy(contrastIn: (quad: Quad) => number): Contrast {
	const measured = new Map<Glyph, number>();
	return (glyph) => {
		const contrast = measured.get(glyph) ?? contrastIn(coreOf(glyph));
		measured.set(glyph, contrast);
		return contrast;
	};
}

/** Quantile of the characters' contrasts that counts as usual for their ink. */
const USUAL = 0.7;

/** The usual contrast of characters printed in one ink; 0 without any. */
export function usualContrast(glyphs: readonly Glyph[], contrastOf: Contrast): number {
	const sorted = glyphs.map(contrastOf).sort((one, other) => one - other);
	return sorted[Math.floor(USUAL * sorted.length)] ?? 0;
}

/** Half the width of a character's core, in line heights: it leaves out the neighbours. */
const CORE = 0.3;

/** Distance of the core from the line's upper and lower edge, in line heights. */
const CORE_TOP = 0.25;

/** The middle of the part of a line that a character takes. */
function coreOf({ reading, line: { line } }: Glyph): Quad {
	const { quad, characters } = line;
	const index = characters.indexOf(reading);
	const { width, height } = sizeOf(quad);
	const half = (CORE * height) / Math.max(1, width);
	const middle = (one: number, other: number) =>
		(characters[one].position + characters[other].position) / 2;
	const start = index === 0 ? 0 : middle(index - 1, index);
	const end = index === characters.length - 1 ? 1 : middle(index, index + 1);
	const from = Math.max(start, reading.position - half);
	const to = Math.min(end, reading.position + half);
	const [topLeft, topRight, bottomRight, bottomLeft] = quad;
	const corner = (along: number, down: number) =>
		pointBetween(
			pointBetween(topLeft, topRight, along),
			pointBetween(bottomLeft, bottomRight, along),
			down,
		);
	return [
		corner(from, CORE_TOP),
		corner(to, CORE_TOP),
		corner(to, 1 - CORE_TOP),
		corner(from, 1 - CORE_TOP),
	];
}
