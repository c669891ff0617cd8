/** The part of fontkit the specimens use; the package itself ships no types. */
declare module 'fontkit' {
	interface FontGlyph {
		path: { toSVG(): string };
		advanceWidth: number;
	}

	interface Font {
		unitsPerEm: number;
		hasGlyphForCodePoint(codePoint: number): boolean;
		glyphForCodePoint(codePoint: number): FontGlyph;
	}

	function openSync(file: string): Font;
}
