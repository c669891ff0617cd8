import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import type { TextLine } from '../ocr/text-line.mts';
import { readEmblemSide } from './emblem-side.mts';
import { isForeignerCard, readForeignerSide } from './foreigner-side.mts';
import { placeLines } from './placed-line.mts';
import { readPortraitSide } from './portrait-side.mts';
import { sideEvidence, sideOf } from './side.mts';

/** Reads a card's fields from the lines of a picture; `null` when they are no card's. */
export function readCard(lines: readonly TextLine[]): IdCardFields | null {
	const placed = placeLines(lines);
	if (isForeignerCard(placed)) {
		return { ...emptyIdCardFields(), side: 1, ...readForeignerSide(placed) };
	}
	const side = sideOf(sideEvidence(placed));
	if (side === null) return null;
	const fields = side === 1 ? readPortraitSide(placed) : readEmblemSide(placed);
	return { ...emptyIdCardFields(), side, ...fields };
}

/** A label or two: enough to look at a picture again, far from enough for a card. */
const HINT = 1;

/** Tells whether anything in the lines speaks for a card, so that a closer look may pay. */
export function hintsAtCard(lines: readonly TextLine[]): boolean {
	const { portrait, emblem } = sideEvidence(placeLines(lines));
	return Math.max(portrait, emblem) >= HINT;
}
