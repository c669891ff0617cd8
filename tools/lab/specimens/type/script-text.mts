import type { ScriptWords } from '../card/script-words.mts';
import { notoFamily } from './font-family.mts';
import { packageFont } from './glyph-font.mts';

/** Style and position of a text in another script, in the unit of the drawing. */
export interface ScriptPlace {
	/** Start of the text; the top of vertical text. */
	x: number;
	/** The baseline; the middle of the column for vertical text. */
	y: number;
	/** Height of the em. */
	size: number;
	/** Any SVG colour. */
	colour: string;
}

type Shaping = Pick<ScriptWords, 'font' | 'unshaped'>;

function placedGlyphs(text: string, { font: file, unshaped }: Shaping) {
	const font = file === undefined ? notoFamily().medium : packageFont(file);
	if (file !== undefined && !unshaped) return { font, glyphs: font.shape(text) };
	let pen = 0;
	const glyphs = [...text].map((character) => {
		const { path, advance } = font.glyph(character);
		const glyph = { path, x: pen, y: 0, advance };
		pen += advance;
		return glyph;
	});
	return { font, glyphs };
}

/** Returns the SVG outlines of a text in another script. Throws `MissingGlyphError`. */
export function scriptPath(text: string, script: ScriptWords, place: ScriptPlace): string {
	const { font, glyphs } = placedGlyphs(text, script);
	const scale = place.size / font.unitsPerEm;
	const turn = script.vertical ? ' rotate(90)' : '';
	const outlines = glyphs.map(
		({ path, x, y }) => `<path transform="translate(${x} ${y})" d="${path}"/>`,
	);
	return (
		`<g fill="${place.colour}" transform="translate(${place.x} ${place.y})${turn} ` +
		`scale(${scale} ${-scale})">${outlines.join('')}</g>`
	);
}

/** Returns a text's length along its line in the unit of `size`. */
export function scriptLength(text: string, script: ScriptWords, size: number): number {
	const { font, glyphs } = placedGlyphs(text, script);
	const units = glyphs.reduce((length, { advance }) => length + advance, 0);
	return (units * size) / font.unitsPerEm;
}
