import { emptyIdCardFields, type IdCardFields, type Side } from '../../../domain/id-card.ts';
import type { TextLine } from '../ocr/text-line.mts';
import { readEmblemSide } from './emblem-side.mts';
import type { SourcedFields } from './field-sources.mts';
import { isForeignerCard, readForeignerSide } from './foreigner-side.mts';
import { placeLines, type PlacedLine } from './placed-line.mts';
import { readPortraitSide } from './portrait-side.mts';
import { showsBothSides, sideEvidence, sideOf } from './side.mts';

/** Reads a card's fields from the lines of a picture; `null` when they are no card's. */
export function readCard(lines: readonly TextLine[]): IdCardFields | null {
	return readSourcedCard(lines)?.fields ?? null;
}

/** The same, with the characters each field was read from; those of `side` are all of the card. */
export function readSourcedCard(lines: readonly TextLine[]): SourcedFields | null {
	const placed = placeLines(lines);
	if (isForeignerCard(placed)) return cardOf(1, placed, readForeignerSide(placed));
	const side = sideOf(sideEvidence(placed));
	return side === null ? null : cardOf(side, placed, readSide(side, placed));
}

/**
 * Reads the side that {@link readCard} leaves out of a picture that shows both; `null` when it
 * shows one.
 */
export function readOtherSide(lines: readonly TextLine[]): IdCardFields | null {
	const placed = placeLines(lines);
	const evidence = sideEvidence(placed);
	if (isForeignerCard(placed) || !showsBothSides(evidence)) return null;
	const side = sideOf(evidence) === 1 ? 0 : 1;
	return cardOf(side, placed, readSide(side, placed)).fields;
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

/** A label or two: enough to look at a picture again, far from enough for a card. */
const HINT = 1;

/** Tells whether anything in the lines speaks for a card, so that a closer look may pay. */
export function hintsAtCard(lines: readonly TextLine[]): boolean {
	const { portrait, emblem } = sideEvidence(placeLines(lines));
	return Math.max(portrait, emblem) >= HINT;
}
