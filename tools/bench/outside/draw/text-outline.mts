import type { Face } from './fonts.mts';

/** A font lacks a character; the name or address has to be another one. */
export class MissingGlyphError extends Error {
	override name = 'MissingGlyphError';
	readonly character: string;

	constructor(character: string) {
		super(`The font has no glyph for ${character}`);
		this.character = character;
	}
}

/** Where and how large a text is drawn, in the units of the SVG. */
export interface TextPlace {
	x: number;
	/** The baseline. */
	y: number;
	/** Height of the em square. */
	size: number;
	/** Added after each character. */
	spacing?: number;
	/** Width divided by that of the font. Default 1. */
	stretch?: number;
	/** What `x` is. Default: the start. */
	anchor?: 'start' | 'middle' | 'end';
}

/** Returns the advance of a text of size 1, without spacing. */
export function textWidth(face: Face, text: string): number {
	const advances = Array.from(text, (character) => glyphOf(face, character).advanceWidth);
	return advances.reduce((sum, advance) => sum + advance, 0) / face.unitsPerEm;
}

/**
 * Returns the SVG elements of a text's outlines, to be filled by the group around them.
 * @throws MissingGlyphError rather than draw an empty box.
 */
export function textOutline(face: Face, text: string, place: TextPlace): string {
	const { x, y, size, spacing = 0, stretch = 1, anchor = 'start' } = place;
	const scale = size / face.unitsPerEm;
	const characters = Array.from(text);
	const width = textWidth(face, text) * size * stretch + spacing * (characters.length - 1);
	let pen = x - width * { start: 0, middle: 0.5, end: 1 }[anchor];
	let elements = '';
	for (const character of characters) {
		const { path, advanceWidth } = glyphOf(face, character);
		const outline = path.toSVG();
		const matrix = [scale * stretch, 0, 0, -scale, pen, y].map((value) => value.toFixed(5));
		if (outline !== '')
			elements += `<path transform="matrix(${matrix.join(' ')})" d="${outline}"/>`;
		pen += advanceWidth * scale * stretch + spacing;
	}
	return elements;
}

function glyphOf(face: Face, character: string) {
	const codePoint = character.codePointAt(0) ?? 0;
	if (!face.hasGlyphForCodePoint(codePoint)) throw new MissingGlyphError(character);
	return face.glyphForCodePoint(codePoint);
}
