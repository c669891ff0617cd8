import { distance } from '../../geometry/quad.mts';
import { TEXTS } from '../layout/template.mts';
import { isPrinted } from '../placing/found-words.mts';
import { isOnCard, NEAR, type Placement } from '../placing/placement.mts';
import { textOf, usualContrast, type Contrast, type Glyph, type Print } from '../print/glyph.mts';
import { rowsIn, type CardLines } from './box.mts';

/**
 * Below this share of the usual density, and of that of the print nearest to it, a character may be a mark: a
 * watermark, a stamp, a seal in translucent ink, the film's 中国CHINA, or light characters on a dark ground. Drawn
 * marks have up to that; but glare also makes values pale.
 */
const PALE = 0.4;

/** Look pale in any ink, since most of their box is paper: the dot of a name, and a dash beside a number. */
const DOT = '·';
const DASH = /^\p{Pd}$/u;
const OF_NUMBER = /^[A-Za-z0-9]$/;

/** No print is darker: noise would make much of what is left. */
const BLACKEST = 0.95;

interface Measured {
	glyph: Glyph;
	density: number;
	isPale: boolean;
}

/** The marks of all passes: characters in the places of texts, which marks can lengthen, too pale to belong to them. */
export function marksAmong(
	passes: readonly CardLines[],
	placement: Placement,
	{ contrastOf }: Print,
): ReadonlySet<Glyph> {
	const evenly = inEvenLight(contrastOf, placement);
	const marks = new Set<Glyph>();
	for (const lines of passes) {
		const contents = placement.template.fields.map((box) => {
			return { grammar: box.grammar, glyphs: rowsIn(lines, box).flat() };
		});
		// All values are printed in the same black.
		const all = contents.flatMap(({ glyphs }) => glyphs);
		const usual = densityFor(usualContrast(all, contrastOf));
		const measured = (glyph: Glyph): Measured => {
			const density = densityFor(evenly(glyph));
			return { glyph, density, isPale: density < PALE * usual };
		};
		for (const { glyphs } of contents.filter(({ grammar }) => TEXTS.includes(grammar))) {
			const parts = [...Map.groupBy(glyphs, ({ line }) => line).values()];
			const values = parts.map((part) => part.map(measured));
			const print = values.flat().filter(({ isPale }) => !isPale);
			for (const run of values.flatMap(paleRuns)) {
				const density = Math.max(...run.map((one) => one.density));
				// Glare fades gradually. Without print in the box, they must be paler by as much again.
				const beside = nearest(run, print)?.density ?? PALE * usual;
				if (density < PALE * beside) for (const { glyph } of run) marks.add(glyph);
			}
		}
	}
	return marks;
}

/** A card prints no so many characters in the same order twice. */
const REPEATED = 5;

const HAN = /\p{Script=Han}/u;

/** The characters in the places of texts that stand twice on the card in the same order: text that is written all over it. */
export function repeatedOn(
	passes: readonly CardLines[],
	{ template }: Placement,
): ReadonlySet<Glyph> {
	const texts = template.fields.filter(({ grammar }) => TEXTS.includes(grammar));
	const marks = new Set<Glyph>();
	for (const pass of passes) {
		const { lines, placeOf, character } = pass;
		const inTexts = new Set(texts.flatMap((box) => rowsIn(pass, box).flat()));
		const runs = lines.flatMap(({ glyphs }) => {
			const own = glyphs.filter((glyph) => isOnCard(placeOf(glyph)));
			return own.slice(REPEATED - 1).map((_, start) => own.slice(start, start + REPEATED));
		});
		for (const [text, same] of Map.groupBy(runs, textOf)) {
			const [first, ...others] = same.map(([start]) => start);
			// Two boxes may hold one line.
			const isElsewhere = others.some(
				(other) =>
					other.line !== first.line && distance(placeOf(first), placeOf(other)) > 2 * character,
			);
			if (!isElsewhere || !HAN.test(text)) continue;
			for (const glyph of same.flat()) if (inTexts.has(glyph)) marks.add(glyph);
		}
	}
	return marks;
}

/** The runs of pale characters at the ends of a part of a line; the whole part if all of it is pale. */
function paleRuns(part: readonly Measured[]): Array<readonly Measured[]> {
	const start = part.findIndex(({ isPale }) => !isPale);
	const end = part.findLastIndex(({ isPale }) => !isPale) + 1;
	if (start < 0) return [part];
	const before = { run: part.slice(0, start), beside: part[start] };
	const after = { run: part.slice(end), beside: part[end - 1] };
	return [before, after].filter((one) => !looksPale(one)).map(({ run }) => run);
}

/** Whether a run consists of characters that look pale in any ink; `beside` is the one of the value next to it. */
function looksPale({ run, beside }: { run: readonly Measured[]; beside: Measured }): boolean {
	const isBesideNumber = OF_NUMBER.test(beside.glyph.text);
	return run.every(({ glyph: { text } }) => text === DOT || (DASH.test(text) && isBesideNumber));
}

function nearest(run: readonly Measured[], print: readonly Measured[]): Measured | undefined {
	const distanceTo = ({ glyph }: Measured) =>
		Math.min(...run.map((one) => distance(one.glyph.at, glyph.at)));
	return print.toSorted((one, other) => distanceTo(one) - distanceTo(other))[0];
}

/**
 * Corrects contrasts for uneven light: glare fades all print near it, and the card's own words show by how
 * much. Marks are paler than the words near them. By inverse distance weighting (Shepard 1968, "A two-dimensional
 * interpolation function for irregularly-spaced data"), smoothed near the data points.
 */
function inEvenLight(contrastOf: Contrast, { words, toCard }: Placement): Contrast {
	// Labels are printed in a paler ink than values.
	const inks = [words.filter(isPrinted), words.filter((word) => !isPrinted(word))];
	const print = inks.flatMap((ink) => {
		const glyphs = ink.flatMap((word) => word.glyphs);
		const usual = usualContrast(glyphs, contrastOf);
		return glyphs.map((glyph) => ({ at: toCard(glyph.at), share: contrastOf(glyph) / usual }));
	});
	const lightAt = (glyph: Glyph) => {
		const at = toCard(glyph.at);
		let sum = 0;
		let weights = 0;
		for (const one of print) {
			const weight = (distance(one.at, at) ** 2 + NEAR ** 2) ** -2;
			sum += weight * one.share;
			weights += weight;
		}
		return Math.min(1, sum / weights);
	};
	return (glyph) => contrastOf(glyph) / lightAt(glyph);
}

/** The optical density of ink with a contrast: inks that are half as dark have half the density. */
function densityFor(contrast: number): number {
	return -Math.log(1 - Math.min(BLACKEST, contrast));
}

/** The same lines, with these characters kept out of values. */
export function without(lines: CardLines, marks: ReadonlySet<Glyph>): CardLines {
	return { ...lines, isOther: (glyph) => marks.has(glyph) || lines.isOther(glyph) };
}
