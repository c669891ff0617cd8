import { ALL_PRINTED_FIELDS } from '../../../../domain/required-fields.ts';
import type { Point } from '../../geometry/quad.mts';
import { SURE } from '../../ocr/ctc-decode.mts';
import { boxOf, TEXTS } from '../layout/template.mts';
import type { Placement } from '../placing/placement.mts';
import type { Glyph } from '../print/glyph.mts';
import { partsIn, ROW_DISTANCE, rowsIn, type CardLines } from './cell.mts';
import { LETTER } from './consensus.mts';
import type { FieldName, Hypothesis, Values } from './hypothesis.mts';
import { widthOf } from './truncation.mts';

/** Why text in a value's place is not in the value. */
export const LEFT_OUT_REASONS = {
	'behind-gap': 'It stands in the same row, but far from the value.',
	pale: 'It is paler than the value, as marks are.',
	'no-part': 'Such a value has no part like it, or another pass did not read it.',
} as const;

export type LeftOutReason = keyof typeof LEFT_OUT_REASONS;

/** Text that was read in a value's place, and that the value lacks. */
export interface LeftOut {
	glyphs: readonly Glyph[];
	reason: LeftOutReason;
}

/** What was left out, by field; only fields with a value. */
export type AllLeftOut = Partial<Record<FieldName, LeftOut[]>>;

/** What a pass saw along a card. */
interface Seen {
	lines: CardLines;
	/** Whether it saw black print alone, separated from marks. */
	isInk: boolean;
}

/** A character on the card, in widths of a Chinese one. */
interface Place {
	at: Point;
	width: number;
}

/**
 * What passes read surely in the places of texts and what is in no value, whatever dropped it: a gap, a pale
 * character, a grammar, the vote. What is proven to be a mark is not among it: by its angle or size (`linesAlong`), or
 * by its ink, unless it goes on with the value as print would.
 */
export function leftOut(
	placement: Placement,
	passes: readonly Seen[],
	values: Values,
	marks: ReadonlySet<Glyph>,
): AllLeftOut {
	const { template } = placement;
	const placeOf = (glyph: Glyph): Place => {
		const { x, y } = placement.toCard(glyph.at);
		const at = { x: x / template.character, y: y / template.character };
		return { at, width: widthOf(glyph) };
	};
	const taken = Object.values(values).flatMap(lettersOf).map(placeOf);
	const found: AllLeftOut = {};
	for (const name of ALL_PRINTED_FIELDS) {
		const [box, value] = [boxOf(template, name), values[name]];
		if (box === undefined || !TEXTS.includes(box.grammar) || value === undefined) continue;
		const own = value.glyphs.map(placeOf);
		const isSure = ({ text, reading }: Glyph) => LETTER.test(text) && reading.probability >= SURE;
		const ink = passes.filter(({ isInk }) => isInk);
		const black = ink.flatMap(({ lines }) => partsIn(lines, box).flatMap(({ part }) => part));
		const inBlack = black.map(placeOf);
		for (const { lines, isInk } of passes) {
			const near = new Set(rowsIn(lines, box).flat());
			for (const { part } of partsIn(lines, box)) {
				const letters = part.filter(({ text }) => LETTER.test(text));
				const glyphs = unmatched(letters, letters.map(placeOf), taken).filter(isSure);
				if (glyphs.length === 0) continue;
				const places = glyphs.map(placeOf);
				const isBlack = isInk || ink.length === 0 || places.some((one) => isAmong(one, inBlack));
				const isPale = glyphs.some((glyph) => marks.has(glyph));
				const goesOn = places.some((one) => own.some((other) => isNext(one, other)));
				if ((isPale || !isBlack) && !goesOn) continue;
				taken.push(...places);
				const isNear = glyphs.every((glyph) => near.has(glyph));
				const reason = isPale ? 'pale' : isNear ? 'no-part' : 'behind-gap';
				(found[name] ??= []).push({ glyphs, reason });
			}
		}
	}
	return found;
}

/** Characters of two passes that are closer than this, in Chinese characters, may be the same one's. */
const SAME = 0.6;

/** The glyphs that match no place, of one line: each place goes to the nearest one. */
function unmatched(
	glyphs: readonly Glyph[],
	at: readonly Place[],
	places: readonly Place[],
): Glyph[] {
	const pairs = at.flatMap((one, index) =>
		places.flatMap((other, place) => {
			const apart = Math.abs(one.at.x - other.at.x);
			return isLevel(one, other) && apart < SAME ? [{ index, place, apart }] : [];
		}),
	);
	const [matched, used] = [new Set<number>(), new Set<number>()];
	for (const { index, place } of pairs.sort((one, other) => one.apart - other.apart)) {
		if (matched.has(index) || used.has(place)) continue;
		matched.add(index);
		used.add(place);
	}
	return glyphs.filter((_, index) => !matched.has(index));
}

function isLevel(one: Place, other: Place): boolean {
	return Math.abs(one.at.y - other.at.y) < ROW_DISTANCE;
}

function isAmong(one: Place, places: readonly Place[]): boolean {
	return places.some((other) => isLevel(one, other) && Math.abs(one.at.x - other.at.x) < SAME);
}

/** How level the next character of a row is, in Chinese characters, and how far away, in its usual distance. */
const NEXT = { level: 0.25, least: 0.75, most: 1.3 };

/** Whether two characters follow each other in a row as print does. */
function isNext(one: Place, other: Place): boolean {
	const apart = Math.abs(one.at.x - other.at.x) / ((one.width + other.width) / 2);
	const isInRow = Math.abs(one.at.y - other.at.y) < NEXT.level;
	return isInRow && apart > NEXT.least && apart < NEXT.most;
}

/** The letters and digits of a value's characters that are in the value: its form may have no place for others. */
function lettersOf({ value, glyphs }: Hypothesis): Glyph[] {
	let rest = value;
	return glyphs.filter(({ text }) => {
		if (!LETTER.test(text)) return false;
		const at = rest.indexOf(text);
		if (at >= 0) rest = rest.slice(at + text.length);
		return at >= 0;
	});
}
