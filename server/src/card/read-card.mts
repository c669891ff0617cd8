import { emptyIdCardFields, type IdCardFields, type Side } from '../../../domain/id-card.ts';
import type { TextLine } from '../ocr/text-line.mts';
import { showsTwoPeople, splitCards } from './card-clusters.mts';
import { linesOnCards } from './card-frame.mts';
import { repeatsLabel } from './card-words.mts';
import { readEmblemSide } from './emblem-side.mts';
import type { SourcedFields } from './field-sources.mts';
import { isForeignerCard, readForeignerSide } from './foreigner-side.mts';
import { isNote } from './other-document.mts';
import { placeLines, type PlacedLine } from './placed-line.mts';
import { readPortraitSide } from './portrait-side.mts';
import { showsBothSides, sideEvidence, sideOf } from './side.mts';

/** Reads a card's fields from the lines of a picture; `null` when they are no card's. */
export function readCard(lines: readonly TextLine[]): IdCardFields | null {
	return readSourcedCard(lines)?.fields ?? null;
}

/** The same, with the characters each field was read from; those of `side` are all of the card. */
export function readSourcedCard(lines: readonly TextLine[]): SourcedFields | null {
	const [first] = cardsIn(lines);
	if (first === undefined) return null;
	const card = read(first);
	return saysAnything(card.fields) ? card : null;
}

/**
 * One field alone is read off any list or message and helps nobody. An authority's name is
 * enough: it stands beside its label only on a card.
 */
function saysAnything(fields: IdCardFields): boolean {
	const said = Object.values({ ...fields, side: null }).filter((value) => value !== null);
	return said.length > 1 || fields.issued_by !== null;
}

/**
 * Reads the side that {@link readSourcedCard} leaves out of a picture that shows both; `null` when
 * it shows one.
 */
export function readOtherSide(lines: readonly TextLine[]): SourcedFields | null {
	const [first, ...others] = cardsIn(lines);
	const other = others.find(({ side }) => side !== first.side);
	return other === undefined ? null : read(other);
}

/** Tells whether lines of more than one card, or side of a card, are in the picture. */
export function showsSeveralCards(lines: readonly TextLine[]): boolean {
	return groupsIn(lines).length > 1;
}

/** A side of a card, with the lines it is among. */
interface FoundSide {
	side: Side;
	placed: readonly PlacedLine[];
	points: number;
}

/** The sides in a picture, those with more evidence first; of equal ones the upper or left one. */
function cardsIn(lines: readonly TextLine[]): FoundSide[] {
	const groups = groupsIn(lines).filter((group) => !isOfSeveral(group));
	return groups.flatMap(sidesAmong).sort((one, other) => other.points - one.points);
}

/** What could not be split is of several cards still: their values would be mixed. */
function isOfSeveral(group: readonly PlacedLine[]): boolean {
	return showsTwoPeople(group) || repeatsLabel(group);
}

/** Of each picture the groups are asked for several times, and a crowded one takes its time. */
const groupsOfLines = new WeakMap<readonly TextLine[], PlacedLine[][]>();

/** The lines by the cards they are on, without notes that people write across. */
function groupsIn(lines: readonly TextLine[]): PlacedLine[][] {
	const known = groupsOfLines.get(lines);
	if (known !== undefined) return known;
	const groups = splitCards(placeLines(linesOnCards(lines)).filter((line) => !isNote(line)));
	groupsOfLines.set(lines, groups);
	return groups;
}

/** One side, or both where they could not be told apart by where they lie. */
function sidesAmong(placed: readonly PlacedLine[]): FoundSide[] {
	const evidence = sideEvidence(placed);
	const points = { 1: evidence.portrait, 0: evidence.emblem };
	const side = isForeignerCard(placed) ? 1 : sideOf(evidence);
	if (side === null) return [];
	const found: FoundSide = { side, placed, points: points[side] };
	if (isForeignerCard(placed) || !showsBothSides(evidence)) return [found];
	const otherSide = side === 1 ? 0 : 1;
	return [found, { side: otherSide, placed, points: points[otherSide] }];
}

function read({ side, placed }: FoundSide): SourcedFields {
	if (side === 1 && isForeignerCard(placed)) return cardOf(1, placed, readForeignerSide(placed));
	return cardOf(side, placed, readSide(side, placed));
}

function readSide(side: Side, placed: readonly PlacedLine[]) {
	return side === 1 ? readPortraitSide(placed) : readEmblemSide(placed);
}

function cardOf(
	side: Side,
	placed: readonly PlacedLine[],
	{ fields, sources }: SourcedFields<Partial<IdCardFields>>,
): SourcedFields {
	return {
		fields: { ...emptyIdCardFields(), side, ...fields },
		sources: { side: placed.flatMap(({ glyphs }) => glyphs), ...sources },
	};
}
