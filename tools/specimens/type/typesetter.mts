import type { Area } from '../area.mts';
import type { FontFamily, FontWeight } from './font-family.mts';

/** The style of a text. Lengths are in the unit of the drawing, which is millimetres on a card. */
export interface TextStyle {
	/** Height of the em. */
	size: number;
	weight: FontWeight;
	/** Any SVG colour. */
	colour: string;
	/** Fixed distance between characters; by default each takes its own width. */
	pitch?: number;
}

/** Typesets text in one typeface. */
export class Typesetter {
	readonly #family: FontFamily;

	constructor(family: FontFamily) {
		this.#family = family;
	}

	/** Returns a text's width in the unit of the style. Throws `MissingGlyphError`. */
	width(text: string, { size, weight, pitch }: TextStyle): number {
		const font = this.#family[weight];
		let width = 0;
		for (const character of text) {
			width += pitch ?? (font.glyph(character).advance / font.unitsPerEm) * size;
		}
		return width;
	}

	/**
	 * Returns the SVG outlines of a text that starts at x on the baseline y. Outlines instead of text,
	 * since the renderer would fall back to boxes or to other fonts on the machine.
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

	/** Returns the area that {@link path} fills with Chinese characters. */
	area(text: string, x: number, y: number, style: TextStyle): Area {
		const { size } = style;
		return { left: x, top: y - 0.88 * size, width: this.width(text, style), height: size };
	}

	/** Like {@link path}, but centred at x. */
	centred(text: string, x: number, y: number, style: TextStyle): string {
		return this.path(text, x - this.width(text, style) / 2, y, style);
	}
}
