import { rowsIn, type CardLines } from './cell.mts';
import { usualContrast, type Contrast, type Glyph } from '../print/glyph.mts';
import type { FieldBox, Grammar } from '../layout/template.mts';

/**
 * Below this share of the usual contrast, a character may be a mark: a watermark, a stamp, the film's
 * 中国CHINA. Drawn marks have 0.1 to 0.45 of it, values at least 0.6; but glare also makes values pale.
 */
const PALE = 0.5;

/** Characters with broad strokes; digits are thin, and pale where they are small. */
const BROAD = /[\p{Script=Han}A-Za-z]/u;

/** The same share for all other characters. */
const PALE_DIGIT = 0.35;

/** Minimum contrast of the character next to a mark, as a multiple of the mark's: glare fades gradually. */
const EDGE = 1.6;

/** Grammars of any length, which a mark can lengthen; a number and dates have a fixed form. */
const TEXTS: readonly Grammar[] = ['name', 'address', 'authority'];

/** A character in the place of a value. */
interface Measured {
	glyph: Glyph;
	contrast: number;
	isPale: boolean;
}

/** The marks of all passes: characters in the places of texts that are too pale to belong to them. */
export function marksAmong(
	passes: readonly CardLines[],
	boxes: readonly FieldBox[],
	contrastOf: Contrast,
): ReadonlySet<Glyph> {
	const marks = new Set<Glyph>();
	for (const lines of passes) {
		const contents = boxes.map((box) => {
			return { grammar: box.grammar, glyphs: rowsIn(lines, box).flat() };
		});
		// All values are printed in the same black.
		const usual = usualContrast(
			contents.flatMap(({ glyphs }) => glyphs),
			contrastOf,
		);
		const measured = (glyph: Glyph): Measured => {
			const contrast = contrastOf(glyph);
			const limit = BROAD.test(glyph.text) ? PALE : PALE_DIGIT;
			return { glyph, contrast, isPale: contrast < limit * usual };
		};
		for (const { glyphs } of contents.filter(({ grammar }) => TEXTS.includes(grammar))) {
			const parts = [...Map.groupBy(glyphs, ({ line }) => line).values()];
			const values = parts.map((part) => part.map(measured));
			const darkest = Math.max(...values.flat().map(({ contrast }) => contrast));
			for (const { glyph } of values.flatMap((part) => marksIn(part, darkest))) marks.add(glyph);
		}
	}
	return marks;
}

/** The pale characters at either end of a part of a line; a pale part as a whole if others near it are dark. */
function marksIn(part: readonly Measured[], darkest: number): readonly Measured[] {
	const start = part.findIndex(({ isPale }) => !isPale);
	const ownDarkest = Math.max(...part.map(({ contrast }) => contrast));
	if (start < 0) return darkest > EDGE * ownDarkest ? part : [];
	const end = part.findLastIndex(({ isPale }) => !isPale) + 1;
	const hasEdge = (run: readonly Measured[], next: Measured) =>
		run.length > 0 && next.contrast > EDGE * Math.max(...run.map(({ contrast }) => contrast));
	const [head, tail] = [part.slice(0, start), part.slice(end)];
	return [
		...(hasEdge(head, part[start]) ? head : []),
		...(hasEdge(tail, part[end - 1]) ? tail : []),
	];
}

/** The same lines, with these characters kept out of values. */
export function without(lines: CardLines, marks: ReadonlySet<Glyph>): CardLines {
	return { ...lines, isOther: (glyph) => marks.has(glyph) || lines.isOther(glyph) };
}
