import type { CharacterReading } from '../../ocr/ctc-decode.mts';
import { searchText, type Language } from '../../ocr/ctc-search.mts';
import { glyphOf, spanOf, type Glyph, type PlacedLine } from '../print/glyph.mts';

/** Characters that follow each other on a line. */
interface Run {
	line: PlacedLine;
	glyphs: Glyph[];
	/** Index in the line's characters of the first one and of what comes after the last one. */
	first: number;
	end: number;
}

export interface LikelyText {
	glyphs: readonly Glyph[];
	/** A natural logarithm. */
	language: number;
}

/**
 * What recognition and a language together make of a value's characters: maybe others, more or fewer, in the
 * parts of the lines that these take.
 */
export function likelyText(glyphs: readonly Glyph[], language: Language): LikelyText {
	const runs = runsOf(glyphs);
	const ranges = runs.map(({ line: { line }, first, end }) => {
		const [from, to] = spanOf(line, line.characters.slice(first, end));
		return { line, from, to };
	});
	const { parts, language: score } = searchText(ranges, language);
	const found = parts.flatMap((readings, index) => {
		const run = runs[index];
		return readings.flatMap((reading) => sameIn(run, reading) ?? glyphOf(reading, run.line) ?? []);
	});
	return { glyphs: found, language: score };
}

function runsOf(glyphs: readonly Glyph[]): Run[] {
	const runs: Run[] = [];
	for (const glyph of glyphs) {
		const { characters } = glyph.line.line;
		const first = characters.indexOf(glyph.reading);
		let end = first + 1;
		while (end < characters.length && characters[end].text.trim() === '') end++;
		const run = runs.at(-1);
		if (run?.line === glyph.line && run.end === first) {
			run.glyphs.push(glyph);
			run.end = end;
		} else runs.push({ line: glyph.line, glyphs: [glyph], first, end });
	}
	return runs;
}

function sameIn({ glyphs }: Run, { text, position }: CharacterReading): Glyph | undefined {
	return glyphs.find(({ reading }) => reading.text === text && reading.position === position);
}
