import type { FontFamily, FontWeight } from './font-family.mts';

/** How a text is set. Lengths are in the unit of the drawing: millimetres on a card. */
export interface TextStyle {
	/** Height of the em. */
	size: number;
	weight: FontWeight;
	/** Any SVG colour. */
	colour: string;
	/** Fixed distance from character to character; without it each takes its own width. */
	pitch?: number;
}

/** Sets text in one typeface. */
export class Typesetter {
	readonly #family: FontFamily;

	constructor(family: FontFamily) {
		this.#family = family;
	}

	/** Gives a text's width in the unit of the style. Throws `MissingGlyphError`. */
	width(text: string, { size, weight, pitch }: TextStyle): number {
		const font = this.#family[weight];
		let width = 0;
		for (const character of text) {
			width += pitch ?? (font.glyph(character).advance / font.unitsPerEm) * size;
		}
		return width;
	}

	/**
	 * Gives SVG outlines of a text that starts at x and stands on the baseline y.
	 * Outlines, because the renderer's own text would fall back to boxes or to fonts of the machine.
	 * Throws `MissingGlyphError`.
	 */
	path(text: string, x: number, y: number, style: TextStyle): string {
		const font = this.#family[style.weight];
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

	/** Like {@link path}, with the middle of the text at x. */
	centred(text: string, x: number, y: number, style: TextStyle): string {
		return this.path(text, x - this.width(text, style) / 2, y, style);
	}
}
