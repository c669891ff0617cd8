import { emptyIdCardFields, type IdCardFields, type Side } from '../../../domain/id-card.ts';
import { isSoundIdNumber } from '../../../domain/id-number.ts';
import { distance, type Point } from '../geometry/quad.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { cardPoints } from './card-points.mts';
import { readValues, type PlacedPass, type ValuesOfCard } from './fields/card-values.mts';
import type { Values } from './fields/hypothesis.mts';
import { CARD, type Template } from './layout/template.mts';
import { CERTAIN, MIN_POINTS } from './other-document.mts';
import { findPlacements } from './placing/find-placements.mts';
import type { Placement } from './placing/placement.mts';
import { placeLine, printIn, type Glyph, type Ink, type Print } from './print/glyph.mts';

export interface ReadCard extends Omit<ValuesOfCard, 'values'> {
	side: Side;
	fields: IdCardFields;
	sources: Values;
	placement: Placement;
	/** Its score as a card; see {@link cardPoints}. */
	points: number;
}

export interface CardPass {
	lines: readonly TextLine[];
	/** Whether the pass saw black print alone, separated from marks. */
	isInk: boolean;
}

/**
 * Reads the cards in an image from the lines of all passes over it: those with a sound number first, then
 * those with most points. `ink` measures their print; without it, no marks are found. `templates` are the layouts that
 * are known.
 */
export function readCards(
	passes: readonly CardPass[],
	ink?: Ink,
	templates?: readonly Template[],
): ReadCard[] {
	const placed = passes.map(({ lines, isInk }): PlacedPass => {
		return { lines: lines.map(placeLine), isInk };
	});
	const print = ink && printIn(ink);
	const all = placed.flatMap(({ lines }) => lines);
	return findPlacements(all, templates)
		.map((placement) => readCardAt(placement, placed, print))
		.filter((card) => card.points >= MIN_POINTS && saysAnything(card))
		.sort(byRank);
}

/**
 * Adds the cards with a sound number that an earlier pass read, unless a card now has that number, or another one in
 * the same place. So no pass loses a card, but all passes together may correct its number.
 */
export function withProven(cards: readonly ReadCard[], before: readonly ReadCard[]): ReadCard[] {
	const lost = before.filter((card) => {
		const { identity_code: number } = card.fields;
		const isNow = (other: ReadCard) =>
			other.fields.identity_code === number ||
			(other.fields.identity_code !== null && isSamePlace(other, card));
		return isProven(card) && !cards.some(isNow);
	});
	const others = cards.filter((card) => !lost.some((one) => isSamePlace(one, card)));
	return [...lost, ...others].sort(byRank);
}

/**
 * Whether a card has a sound number. Such cards come first, so that a portrait side with few words left still
 * precedes an emblem side.
 */
export function isProven({ fields }: ReadCard): boolean {
	return fields.identity_code !== null && isSoundIdNumber(fields.identity_code);
}

function byRank(one: ReadCard, other: ReadCard): number {
	return (
		Number(isProven(other)) - Number(isProven(one)) ||
		other.points - one.points ||
		inReadingOrder(one, other)
	);
}

/** Whether two readings are of one card: the middles of two cards are farther apart. */
function isSamePlace({ placement }: ReadCard, { placement: other }: ReadCard): boolean {
	const near = (CARD.height / 2) * placement.scale;
	return distance(middleOf(placement), middleOf(other)) < near;
}

function middleOf({ toImage }: Placement): Point {
	return toImage({ x: CARD.width / 2, y: CARD.height / 2 });
}

/**
 * Whether enough was read for a card. A single field, or period, may come from any list, but an authority next to its
 * label, or a period below a card's title, only from a card.
 */
function saysAnything({ sources, points, placement }: ReadCard): boolean {
	const { issued_by: authority, valid_date_end: end, ...others } = sources;
	const isTitled = placement.words.some(({ anchor }) => anchor.size > 1);
	const count = Object.keys(others).filter((name) => name !== 'valid_date_start').length;
	if (authority !== undefined || points >= CERTAIN) return true;
	return count + Number(end !== undefined) > (isTitled ? 0 : 1);
}

/** The upper card first; of two side by side, the left one. */
function inReadingOrder({ placement: one }: ReadCard, { placement: other }: ReadCard): number {
	const [first, second] = [one, other].map(middleOf);
	const isBeside = Math.abs(first.y - second.y) < (CARD.height / 2) * one.scale;
	return isBeside ? first.x - second.x : first.y - second.y;
}

function readCardAt(
	placement: Placement,
	passes: readonly PlacedPass[],
	print: Print | undefined,
): ReadCard {
	const { side } = placement.template;
	const { values, ...rest } = readValues(placement, passes, print);
	const points = cardPoints(placement, values, passes, print?.contrastOf);
	const texts = Object.entries(values).map(([name, { value }]) => [name, value]);
	const read = Object.fromEntries(texts) as Partial<IdCardFields>;
	const fields = { ...emptyIdCardFields(), side, ...read };
	return { side, fields, sources: values, placement, points, ...rest };
}

export function glyphsOf({ placement, sources }: ReadCard): Glyph[] {
	const words = placement.words.flatMap(({ glyphs }) => glyphs);
	const values = Object.values(sources).flatMap(({ glyphs }) => glyphs);
	return [...new Set([...words, ...values])];
}

export function linesOf(card: ReadCard): TextLine[] {
	return [...new Set(glyphsOf(card).map(({ line }) => line.line))];
}
