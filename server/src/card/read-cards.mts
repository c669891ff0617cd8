import { emptyIdCardFields, type IdCardFields, type Side } from '../../../domain/id-card.ts';
import { isSoundIdNumber } from '../../../domain/id-number.ts';
import { centerOf, type Point } from '../geometry/quad.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { readValues, type ValuesOfCard } from './fields/card-values.mts';
import type { PlacedPass } from './fields/box.mts';
import type { Values } from './fields/hypothesis.mts';
import { beginsWithPlace } from './fields/places.mts';
import { CARD, type Template } from './layout/template.mts';
import { CERTAIN, MIN_POINTS, otherDocumentCost } from './other-document.mts';
import { findPlacements } from './placing/find-placements.mts';
import { isPrinted } from './placing/found-words.mts';
import { isOn, isSamePlace, outlineOf, type Placement } from './placing/placement.mts';
import {
	placeLine,
	printIn,
	type Contrast,
	type Glyph,
	type Ink,
	type Print,
} from './print/glyph.mts';

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
	const isThere = (one: ReadCard, other: ReadCard) =>
		isSamePlace(outlineOf(one.placement), outlineOf(other.placement));
	const lost = before.filter((card) => {
		const { identity_code: number } = card.fields;
		const isNow = (other: ReadCard) =>
			other.fields.identity_code === number ||
			(other.fields.identity_code !== null && isThere(other, card));
		return isProven(card) && !cards.some(isNow);
	});
	const others = cards.filter((card) => !lost.some((one) => isThere(one, card)));
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

function middleOf({ toImage }: Placement): Point {
	return toImage({ x: CARD.width / 2, y: CARD.height / 2 });
}

/**
 * Whether enough was read for a card. A single field, or period, may come from any list, but an authority next to its
 * label, or a period below a card's title, only from a card.
 */
function saysAnything({ sources, points, placement }: ReadCard): boolean {
	if (sources.issued_by !== undefined || points >= CERTAIN) return true;
	const isTitled = placement.words.some(({ anchor }) => anchor.size > 1);
	const values = Object.keys(sources).filter((name) => name !== 'valid_date_start');
	return values.length > (isTitled ? 0 : 1);
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

/** Authorities that issue cards; any other one issues licences. */
const POLICE = /公安|移民管理/;

/** Most lines on a side of a card. On anything with more, a number and its birth date prove nothing. */
const MOST_LINES = 12;

/**
 * Scores how likely a placement is a card: points for its words in their places and for its values, minus
 * those for what the print around it says of another document. Ruled out are placements that do not say whose card it is,
 * since forms may have other values in a card's places, and those without a printed word that have too many lines, or
 * neither gender nor ethnic group.
 */
function cardPoints(
	placement: Placement,
	values: Values,
	passes: readonly PlacedPass[],
	contrastOf?: Contrast,
): number {
	const { words, points } = placement;
	const isBare = !words.some(isPrinted);
	const isPage = passes.every(
		({ lines }) =>
			lines.filter(({ line }) => isOn(placement, centerOf(line.quad))).length > MOST_LINES,
	);
	// A purpose written across a copy reads like an application form; passes over black print alone lack it.
	const ink = passes.filter(({ isInk }) => isInk);
	const { holder } = placement.template;
	const isNobody = holder.some((fields) => fields.every((name) => values[name] === undefined));
	const own = points + worthOf(values) - (isNobody ? MIN_POINTS : 0);
	const costs = (ink.length > 0 ? ink : passes).map(({ lines }) =>
		otherDocumentCost(placement, lines, own, contrastOf),
	);
	return own - Math.max(...costs) - (isBare && (isPage || !saysWho(values)) ? MIN_POINTS : 0);
}

/** Whether a gender or an ethnic group is printed: forms have numbers and birth dates, but rarely these. */
function saysWho({ gender, race }: Values): boolean {
	return race !== undefined || (gender !== undefined && !gender.isFromNumber);
}

/**
 * A point for each value that other documents hardly ever print here; an authority other than the police costs all
 * that a card needs.
 */
function worthOf({ issued_by: authority, race, address }: Values): number {
	const isOther = authority !== undefined && !POLICE.test(authority.value);
	const values = [race !== undefined, address !== undefined && beginsWithPlace(address.value)];
	return values.filter(Boolean).length - (isOther ? MIN_POINTS : 0);
}

export function glyphsOf({ placement, sources }: ReadCard): Glyph[] {
	const words = placement.words.flatMap(({ glyphs }) => glyphs);
	const values = Object.values(sources).flatMap(({ glyphs }) => glyphs);
	return [...new Set([...words, ...values])];
}

export function linesOf(card: ReadCard): TextLine[] {
	return [...new Set(glyphsOf(card).map(({ line }) => line.line))];
}
