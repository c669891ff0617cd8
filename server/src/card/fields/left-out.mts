import { ALL_PRINTED_FIELDS } from '../../../../domain/required-fields.ts';
import type { Point } from '../../geometry/quad.mts';
import { SURE } from '../../ocr/ctc-decode.mts';
import { boxOf, TEXTS, type FieldBox } from '../layout/template.mts';
import type { Placement } from '../placing/placement.mts';
import { PALE, usualContrast, type Contrast, type Glyph } from '../print/glyph.mts';
import { DASH } from '../print/printed-text.mts';
import { partsIn, ROW_DISTANCE, rowsIn, type CardLines } from './box.mts';
import { ownGlyphs, type FieldName, type Hypothesis, type Values } from './hypothesis.mts';
import { widthOf } from './truncation.mts';

export const LEFT_OUT_REASONS = {
	'behind-gap': 'It stands in the same row, but far from the value.',
	pale: 'It is paler than the value, as marks are.',
	'no-part': 'Such a value has no part like it, or another pass did not read it.',
} as const;

interface LeftOut {
	glyphs: readonly Glyph[];
	reason: keyof typeof LEFT_OUT_REASONS;
}

/** What was left out, by field; only fields with a value. */
export type AllLeftOut = Partial<Record<FieldName, LeftOut[]>>;

interface Seen {
	passes: readonly CardLines[];
	/** Characters that were taken for marks, by their ink. */
	marks: ReadonlySet<Glyph>;
	/** Without it, nothing can be proven by ink. */
	contrastOf: Contrast | undefined;
}

/** A character on the card, in widths of a Chinese one. */
interface Place {
	glyph: Glyph;
	at: Point;
	width: number;
}

/** Probability that counts far from the value, where nothing else was read. */
const LIKELY = 0.5;

/** What is too small to be a character, or is printed in many ways. */
const SPECK = /^[\s.,，。·・•:：;'"“”‘’、`~_\p{Pd}]$/u;

/**
 * Text in the place of a value that is in no value, whatever dropped it: a gap, a pale character, a grammar, the vote. Far
 * from the value it counts if it is likely, elsewhere if a pass read it surely. Proven marks are not among it: lines at another
 * angle or of another size (`linesAlong`), and characters in another ink, unless they continue the value as print would.
 */
export function leftOut(placement: Placement, values: Values, seen: Seen): AllLeftOut {
	const { template } = placement;
	const placeOf = (glyph: Glyph): Place => {
		const { x, y } = placement.toCard(glyph.at);
		const at = { x: x / template.character, y: y / template.character };
		return { glyph, at, width: widthOf(glyph) };
	};
	const taken = Object.values(values).flatMap(ownGlyphs).map(placeOf);
	const texts: AllLeftOut = {};
	for (const name of ALL_PRINTED_FIELDS) {
		const box = boxOf(template, name);
		const value = values[name];
		if (box === undefined || !TEXTS.includes(box.grammar) || value === undefined) continue;
		// The dash of a name without a dot may be 一.
		const mayBeOne = name === 'identity_name' && !value.value.includes('·');
		const isProven = provenMarks(box, value, seen, placeOf, template.character);
		for (const lines of seen.passes) {
			const near = new Set(rowsIn(lines, box).flat());
			for (const { part } of partsIn(lines, box)) {
				const characters = part.filter(
					({ text }) => !SPECK.test(text) || (mayBeOne && DASH.test(text)),
				);
				const rest = unmatched(characters.map(placeOf), taken).filter(
					({ glyph }) => glyph.reading.probability >= (near.has(glyph) ? SURE : LIKELY),
				);
				if (rest.length === 0 || isProven(rest)) continue;
				taken.push(...rest);
				const glyphs = rest.map(({ glyph }) => glyph);
				const isPale = glyphs.some((glyph) => seen.marks.has(glyph));
				const isNear = glyphs.every((glyph) => near.has(glyph));
				const reason = isPale ? 'pale' : isNear ? 'no-part' : 'behind-gap';
				(texts[name] ??= []).push({ glyphs, reason });
			}
		}
	}
	return texts;
}

/** Returns a test of whether their ink proves that characters beside a value are a mark. */
function provenMarks(
	box: FieldBox,
	value: Hypothesis,
	{ passes, marks, contrastOf }: Seen,
	placeOf: (glyph: Glyph) => Place,
	character: number,
): (places: readonly Place[]) => boolean {
	const own = value.glyphs.map(placeOf);
	const ink = passes.filter(({ isInk }) => isInk);
	const inBlack = ink
		.flatMap((lines) => partsIn(lines, box).flatMap(({ part }) => part))
		.map(placeOf);
	const usual = character / (box.character ?? character);
	const contrast = (glyphs: readonly Glyph[]) =>
		contrastOf === undefined ? 1 : usualContrast(glyphs, contrastOf);
	return (places) => {
		const glyphs = places.map(({ glyph }) => glyph);
		if (places.some((one) => own.some((other) => isNext(one, other, usual)))) return false;
		if (glyphs.some((glyph) => marks.has(glyph))) return true;
		// A pass over black print may also miss black print.
		const isMissing =
			ink.length > 0 && !places.some((one) => inBlack.some((other) => isSame(one, other)));
		return isMissing && contrast(glyphs) < PALE * contrast(value.glyphs);
	};
}

/**
 * Distances between characters. `same`: what two passes read closer together may be one character. `level` and
 * `next`: how far below or above another one the next character of a row may be, and how far along it. In Chinese
 * characters, `next` in the usual distance of two.
 */
const APART = { same: 0.6, level: 0.25, next: 1.3 };

/** The characters that match none of the others, each of which matches the nearest one alone. */
function unmatched(places: readonly Place[], others: readonly Place[]): Place[] {
	const pairs = places.flatMap((one) =>
		others.filter((other) => isSame(one, other)).map((other) => ({ one, other })),
	);
	const apart = ({ one, other }: (typeof pairs)[number]) => Math.abs(one.at.x - other.at.x);
	const matched = new Set<Place>();
	for (const { one, other } of pairs.sort((a, b) => apart(a) - apart(b))) {
		if (!matched.has(one) && !matched.has(other)) matched.add(one).add(other);
	}
	return places.filter((one) => !matched.has(one));
}

/** Whether two passes may have read one character in two places. */
function isSame({ at: one }: Place, { at: other }: Place): boolean {
	return Math.abs(one.y - other.y) < ROW_DISTANCE && Math.abs(one.x - other.x) < APART.same;
}

/** Whether two characters follow each other in a row as print of the usual pitch does. */
function isNext(one: Place, other: Place, usual: number): boolean {
	const apart = (Math.abs(one.at.x - other.at.x) * usual) / ((one.width + other.width) / 2);
	return Math.abs(one.at.y - other.at.y) < APART.level && apart < APART.next;
}
