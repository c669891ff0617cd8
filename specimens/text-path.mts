import { fontOf, type FontWeight } from './glyph-font.mts';
import { printedUnits } from './address.mts';

/** How a text is set. Lengths are in millimetres on the card. */
export interface TextStyle {
	/** Height of the em. */
	size: number;
	weight: FontWeight;
	/** Any SVG colour. */
	colour: string;
	/** Fixed distance from character to character; without it each takes its own width. */
	pitch?: number;
}

/** Gives a text's width in millimetres. */
export function textWidth(text: string, { size, weight, pitch }: TextStyle): number {
	const font = fontOf(weight);
	return [...text].reduce(
		(width, character) =>
			width + (pitch ?? (font.glyph(character).advance / font.unitsPerEm) * size),
		0,
	);
}

/**
 * Gives SVG outlines of a text that starts at x and stands on the baseline y (millimetres).
 * Outlines, because the renderer's own text would fall back to boxes or to fonts of the machine.
 * Throws `MissingGlyphError`.
 */
export function textPath(text: string, x: number, y: number, style: TextStyle): string {
	const font = fontOf(style.weight);
	const scale = style.size / font.unitsPerEm;
	let pen = x;
	let outlines = '';
	for (const character of text) {
		const glyph = font.glyph(character);
		const width = glyph.advance * scale;
		const left = style.pitch === undefined ? pen : pen + (style.pitch - width) / 2;
		outlines += `<path transform="matrix(${scale} 0 0 ${-scale} ${left} ${y})" d="${glyph.path}"/>`;
		pen += style.pitch ?? width;
	}
	return `<g fill="${style.colour}">${outlines}</g>`;
}

/** Breaks a text into lines of at most so many printed units (a Chinese character is 1). */
export function breakLines(text: string, unitsPerLine: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const character of text) {
		if (printedUnits(line + character) > unitsPerLine) {
			lines.push(line);
			line = '';
		}
		line += character;
	}
	return [...lines, line];
}
