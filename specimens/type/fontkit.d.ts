/** The part of fontkit the specimens use; the package itself ships no types. */
declare module 'fontkit' {
	interface FontGlyph {
		path: { toSVG(): string };
		advanceWidth: number;
	}

	interface GlyphPosition {
		xAdvance: number;
		xOffset: number;
		yOffset: number;
	}

	interface Font {
		postscriptName: string;
		unitsPerEm: number;
		hasGlyphForCodePoint(codePoint: number): boolean;
		glyphForCodePoint(codePoint: number): FontGlyph;
		layout(text: string): { glyphs: FontGlyph[]; positions: GlyphPosition[] };
	}

	interface FontCollection {
		fonts: Font[];
	}

	function openSync(file: string): Font | FontCollection;
}
