// @ts-expect-error fontkit ships no types; what is used of it is described below.
import { openSync } from 'fontkit';

/** A glyph of a font file. */
export interface FileGlyph {
	path: { toSVG(): string };
	advanceWidth: number;
}

/** Where a shaped glyph belongs, in font units. */
export interface GlyphPosition {
	xAdvance: number;
	xOffset: number;
	yOffset: number;
}

/** The part of fontkit's font that is used. */
export interface FontFile {
	postscriptName: string;
	unitsPerEm: number;
	hasGlyphForCodePoint(codePoint: number): boolean;
	glyphForCodePoint(codePoint: number): FileGlyph;
	layout(text: string): { glyphs: FileGlyph[]; positions: GlyphPosition[] };
}

/** Opens a TrueType or OpenType file; of a collection, its font for simplified Chinese. */
export function openFontFile(file: string): FontFile {
	const opened = openSync(file) as FontFile | { fonts: FontFile[] };
	if (!('fonts' in opened)) return opened;
	const chinese = opened.fonts.find(({ postscriptName }) => /SC|CN/i.test(postscriptName));
	return chinese ?? opened.fonts[0];
}
