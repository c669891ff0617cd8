import type { IdCardFields } from '../../../domain/id-card.ts';
import { readCards, type ReadCard } from '../../src/card/read-cards.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';

/** The cards in the lines of one pass. */
export function cardsIn(lines: readonly TextLine[]): ReadCard[] {
	return readCards([{ lines, isInk: false }]);
}

/** The fields of the first card; `null` without a card. */
export function readCard(lines: readonly TextLine[]): IdCardFields | null {
	return cardsIn(lines).at(0)?.fields ?? null;
}

/** The fields of the first card with the other side; `null` without one. */
export function readOtherSide(lines: readonly TextLine[]): IdCardFields | null {
	const [first, ...others] = cardsIn(lines);
	return others.find(({ side }) => side !== first.side)?.fields ?? null;
}

/** The fields of each card in an image, from several passes over it. */
export function fieldsOf(...passes: ReadonlyArray<readonly TextLine[]>): IdCardFields[] {
	return readCards(passes.map((lines) => ({ lines, isInk: false }))).map(({ fields }) => fields);
}
