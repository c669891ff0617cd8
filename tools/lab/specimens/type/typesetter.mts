import type { Area } from '../area.mts';
import type { FontFamily, FontWeight } from './font-family.mts';

/** The style of a text. Lengths are in the unit of the drawing, which is millimetres on a card. */
export interface TextStyle {
	/** Height of the em. */
	size: number;
	weight: FontWeight;
	/** Any SVG colour. */
	colour: string;
	/** Space between characters. Default: none. */
	spacing?: number;
}

/** A text, its place and its style. */
export type Row = Parameters<Typesetter['path']>;

/** How far a Chinese character's middle is above the baseline, as a share of its size. */
const MIDDLE = 0.38;

/** Returns a row that starts at `left` and whose characters' middle is at `middle`. */
export function rowAt(text: string, left: number, middle: number, style: TextStyle): Row {
	return [text, left, middle + MIDDLE * style.size, style];
}

/** Typesets text in one typeface. */
export class Typesetter {
	readonly #family: FontFamily;

	constructor(family: FontFamily) {
		this.#family = family;
	}

	/** Returns a text's width in the unit of the style. Throws `MissingGlyphError`. */
	width(text: string, { size, weight, spacing = 0 }: TextStyle): number {
		const font = this.#family[weight];
		let width = -spacing;
		for (const character of text) {
			width += (font.glyph(character).advance / font.unitsPerEm) * size + spacing;
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
			outlines += `<path transform="matrix(${scale} 0 0 ${-scale} ${pen} ${y})" d="${glyph.path}"/>`;
			pen += glyph.advance * scale + (style.spacing ?? 0);
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
