import { emptyIdCardFields, type IdCardFields, type Side } from '../../../domain/id-card.ts';
import type { TextLine } from '../ocr/text-line.mts';
import { showsTwoPeople, splitCards } from './card-clusters.mts';
import { linesOnCards } from './card-frame.mts';
import { repeatsLabel } from './card-words.mts';
import { readEmblemSide } from './emblem-side.mts';
import type { SourcedFields } from './field-sources.mts';
import { isForeignerCard, readForeignerSide } from './foreigner-side.mts';
import { isNote } from './other-document.mts';
import { deskewLines, type DeskewedLine } from './deskewed-line.mts';
import { readPortraitSide } from './portrait-side.mts';
import { showsBothSides, sideEvidence, sideOf } from './side.mts';

/** Reads a card's fields from the lines of an image; `null` without a card. */
export function readCard(lines: readonly TextLine[]): IdCardFields | null {
	return readSourcedCard(lines)?.fields ?? null;
}

/** The same, with the characters each field was read from; those of `side` are all of the card's. */
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
 * Reads the other side than {@link readSourcedCard} where the image shows both; otherwise returns
 * `null`.
 */
export function readOtherSide(lines: readonly TextLine[]): SourcedFields | null {
	const [first, ...others] = cardsIn(lines);
	const other = others.find(({ side }) => side !== first.side);
	return other === undefined ? null : read(other);
}

/** Whether the lines are of several cards or sides. */
export function showsSeveralCards(lines: readonly TextLine[]): boolean {
	return groupsIn(lines).length > 1;
}

/** A side of a card, with the lines it is among. */
interface FoundSide {
	side: Side;
	lines: readonly DeskewedLine[];
	points: number;
}

/** The sides in a picture, those with more evidence first; of equal ones the upper or left one. */
function cardsIn(lines: readonly TextLine[]): FoundSide[] {
	const groups = groupsIn(lines).filter((group) => !isOfSeveral(group));
	return groups.flatMap(sidesAmong).sort((one, other) => other.points - one.points);
}

/** What could not be split is of several cards still: their values would be mixed. */
function isOfSeveral(group: readonly DeskewedLine[]): boolean {
	return showsTwoPeople(group) || repeatsLabel(group);
}

/** Of each picture the groups are asked for several times, and a crowded one takes its time. */
const groupsOfLines = new WeakMap<readonly TextLine[], DeskewedLine[][]>();

/** The lines by the cards they are on, without notes that people write across. */
function groupsIn(lines: readonly TextLine[]): DeskewedLine[][] {
	const known = groupsOfLines.get(lines);
	if (known !== undefined) return known;
	const groups = splitCards(deskewLines(linesOnCards(lines)).filter((line) => !isNote(line)));
	groupsOfLines.set(lines, groups);
	return groups;
}

/** One side, or both where they could not be told apart by where they lie. */
function sidesAmong(lines: readonly DeskewedLine[]): FoundSide[] {
	const evidence = sideEvidence(lines);
	const points = { 1: evidence.portrait, 0: evidence.emblem };
	const side = isForeignerCard(lines) ? 1 : sideOf(evidence);
	if (side === null) return [];
	const found: FoundSide = { side, lines, points: points[side] };
	if (isForeignerCard(lines) || !showsBothSides(evidence)) return [found];
	const otherSide = side === 1 ? 0 : 1;
	return [found, { side: otherSide, lines, points: points[otherSide] }];
}

function read({ side, lines }: FoundSide): SourcedFields {
	if (side === 1 && isForeignerCard(lines)) return cardOf(1, lines, readForeignerSide(lines));
	return cardOf(side, lines, readSide(side, lines));
}

function readSide(side: Side, lines: readonly DeskewedLine[]) {
	return side === 1 ? readPortraitSide(lines) : readEmblemSide(lines);
}

function cardOf(
	side: Side,
	lines: readonly DeskewedLine[],
	{ fields, sources }: SourcedFields<Partial<IdCardFields>>,
): SourcedFields {
	return {
		fields: { ...emptyIdCardFields(), side, ...fields },
		sources: { side: lines.flatMap(({ glyphs }) => glyphs), ...sources },
	};
}
