// @ts-expect-error fontkit has no types; the parts in use are declared below.
import { openSync } from 'fontkit';

/** A glyph of a font file. */
export interface FileGlyph {
	path: { toSVG(): string };
	advanceWidth: number;
}

/** Position of a shaped glyph, in font units. */
export interface GlyphPosition {
	xAdvance: number;
	xOffset: number;
	yOffset: number;
}

/** The parts of fontkit's font that are used. */
export interface FontFile {
	postscriptName: string;
	unitsPerEm: number;
	hasGlyphForCodePoint(codePoint: number): boolean;
	glyphForCodePoint(codePoint: number): FileGlyph;
	layout(text: string): { glyphs: FileGlyph[]; positions: GlyphPosition[] };
}

/** Opens a TrueType or OpenType file, or the Simplified Chinese font of a collection. */
export function openFontFile(file: string): FontFile {
	const opened = openSync(file) as FontFile | { fonts: FontFile[] };
	if (!('fonts' in opened)) return opened;
	const chinese = opened.fonts.find(({ postscriptName }) => /SC|CN/i.test(postscriptName));
	return chinese ?? opened.fonts[0];
}
