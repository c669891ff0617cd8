/// <reference path="./fontkit.d.ts" />
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';

/** The weights the cards are set in. */
export type FontWeight = 'regular' | 'medium' | 'bold';

/** A glyph's outline in font units, y upwards, and how far the pen moves. */
export interface Glyph {
	path: string;
	advance: number;
}

const WEIGHT_FILES: Record<FontWeight, string> = {
	regular: '400Regular/NotoSansSC_400Regular.ttf',
	medium: '500Medium/NotoSansSC_500Medium.ttf',
	bold: '700Bold/NotoSansSC_700Bold.ttf',
};

/** Thrown when a font has no glyph for a character, which must never be drawn as a box. */
export class MissingGlyphError extends Error {
	readonly character: string;

	constructor(character: string) {
		const codePoint = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
		super(
			`The font has no glyph for ${character} (U+${codePoint}). ` +
				'Choose another character or a font that has it.',
		);
		this.name = 'MissingGlyphError';
		this.character = character;
	}
}

/** A font file whose outlines are read once a character. */
export class GlyphFont {
	readonly #font: Font;
	readonly #glyphs = new Map<string, Glyph>();

	constructor(file: string) {
		this.#font = openSync(file);
	}

	get unitsPerEm(): number {
		return this.#font.unitsPerEm;
	}

	/** Gives the glyph of one character; throws {@link MissingGlyphError} where there is none. */
	glyph(character: string): Glyph {
		const known = this.#glyphs.get(character);
		if (known) return known;
		const codePoint = character.codePointAt(0)!;
		if (!this.#font.hasGlyphForCodePoint(codePoint)) throw new MissingGlyphError(character);
		const { path, advanceWidth } = this.#font.glyphForCodePoint(codePoint);
		const glyph = { path: path.toSVG(), advance: advanceWidth };
		this.#glyphs.set(character, glyph);
		return glyph;
	}
}

const fonts = new Map<FontWeight, GlyphFont>();

/** Gives a weight of Noto Sans SC (SIL Open Font License) from its npm package. */
export function fontOf(weight: FontWeight): GlyphFont {
	let font = fonts.get(weight);
	if (!font) {
		font = new GlyphFont(fontFile(WEIGHT_FILES[weight]));
		fonts.set(weight, font);
	}
	return font;
}

function fontFile(name: string): string {
	const file = createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${name}`);
	if (!existsSync(file)) throw new Error(`The font file ${name} is missing. Run npm install.`);
	return file;
}
