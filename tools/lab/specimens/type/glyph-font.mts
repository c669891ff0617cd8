import { createRequire } from 'node:module';
import { type FontFile, openFontFile } from './font-file.mts';

/** A glyph's outline and advance in font units, y upwards. */
export interface Glyph {
	path: string;
	advance: number;
}

/** Thrown if a font has no glyph for a character, so that it is never drawn as a box. */
export class MissingGlyphError extends Error {
	readonly character: string;

	constructor(character: string, fontName: string) {
		const codePoint = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
		super(
			`The font ${fontName} has no glyph for ${character} (U+${codePoint}). ` +
				'Choose another character or a font that has it.',
		);
		this.name = 'MissingGlyphError';
		this.character = character;
	}
}

/** A font file that caches the outlines of its glyphs. */
export class GlyphFont {
	readonly #font: FontFile;
	readonly #glyphs = new Map<string, Glyph>();

	/** Opens a TrueType or OpenType file. */
	constructor(file: string) {
		this.#font = openFontFile(file);
	}

	get unitsPerEm(): number {
		return this.#font.unitsPerEm;
	}

	/** Returns the glyph of a character. Throws {@link MissingGlyphError} if there is none. */
	glyph(character: string): Glyph {
		const known = this.#glyphs.get(character);
		if (known) return known;
		const codePoint = character.codePointAt(0)!;
		if (!this.#font.hasGlyphForCodePoint(codePoint)) {
			throw new MissingGlyphError(character, this.#font.postscriptName);
		}
		const { path, advanceWidth } = this.#font.glyphForCodePoint(codePoint);
		const glyph = { path: path.toSVG(), advance: advanceWidth };
		this.#glyphs.set(character, glyph);
		return glyph;
	}

	/**
	 * Shapes a word in a script with joined or stacked letters. Returns the glyphs from left to right
	 * with their positions in font units. Throws {@link MissingGlyphError}.
	 */
	shape(word: string): ReadonlyArray<{ path: string; x: number; y: number; advance: number }> {
		for (const character of word) this.glyph(character);
		const { glyphs, positions } = this.#font.layout(word);
		let pen = 0;
		return glyphs.map(({ path }, i) => {
			const { xAdvance, xOffset, yOffset } = positions[i];
			const placed = { path: path.toSVG(), x: pen + xOffset, y: yOffset, advance: xAdvance };
			pen += xAdvance;
			return placed;
		});
	}
}

const packageFonts = new Map<string, GlyphFont>();

/** Returns a font from an installed npm package, cached. Throws if it is not installed. */
export function packageFont(file: string): GlyphFont {
	let font = packageFonts.get(file);
	if (!font) {
		font = new GlyphFont(resolved(file));
		packageFonts.set(file, font);
	}
	return font;
}

function resolved(file: string): string {
	try {
		return createRequire(import.meta.url).resolve(file);
	} catch (cause) {
		throw new Error(`The font ${file} is not installed. Run npm install.`, { cause });
	}
}
