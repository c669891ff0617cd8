import { ALL_PRINTED_FIELDS, type PrintedField } from '../../../domain/required-fields.ts';
import { distance } from '../geometry/quad.mts';
import { GRAMMAR_OF, type Grammar } from './layout/template.mts';
import { otherDocumentCost } from './other-document.mts';
import { findPlacements, LEAST_POINTS } from './placing/find-placements.mts';
import { isPrinted, soundNumberOf, type FoundWord } from './placing/found-words.mts';
import { pointsOf, type Placement } from './placing/placement.mts';
import { placeLine } from './print/glyph.mts';
import type { CardPass } from './read-cards.mts';

/** Fewest rows with words that place a card: a label and its value in one line are on any form. */
const MIN_ROWS = 2;

/**
 * Length of printed words as a share of that on a card of the size which their places imply. It was 0.58 to 1.06 on
 * drawn cards; rows of a form are closer together, or farther apart.
 */
const LENGTH = { least: 0.55, most: 1.2 };

/** The grammar of the value that a word belongs to, by the word's name where that is another; titles belong to none. */
const GRAMMAR_OF_WORD: Readonly<Record<string, Grammar>> = {
	date: 'birth',
	'number label': 'number',
	period: 'validity',
};

/**
 * The fields, in the order of the API, whose label or unmistakable value was read in an image without a readable
 * card. `undefined` if those words do not lie as on a card, or what is around them belongs to another document.
 */
export function seenFields(passes: readonly CardPass[]): PrintedField[] | undefined {
	const placed = passes.map(({ lines }) => lines.map(placeLine));
	const cards = findPlacements(placed.flat()).flatMap((placement) => {
		// 18 digits where a card prints the number count only if they are a sound one.
		const words = placement.words.filter((word) => soundNumberOf(word) !== null);
		const rows = new Set(words.map(({ anchor }) => anchor.at.y)).size;
		if (pointsOf(words) < LEAST_POINTS || rows < MIN_ROWS || !isToScale(words, placement))
			return [];
		const isOther = placed.some((lines) => otherDocumentCost(placement, lines, 0) > 0);
		return isOther ? [] : [words];
	});
	if (cards.length === 0) return undefined;
	const seen = new Set(cards.flat().map(({ anchor: { name } }) => GRAMMAR_OF_WORD[name] ?? name));
	return ALL_PRINTED_FIELDS.filter((name) => seen.has(GRAMMAR_OF[name]));
}

/** Whether the printed words are as large as on a card whose words are so far apart; values alone say nothing. */
function isToScale(words: readonly FoundWord[], { scale }: Placement): boolean {
	const printed = words.filter(isPrinted);
	const sumOf = (lengthOf: (word: FoundWord) => number) =>
		printed.reduce((sum, word) => sum + lengthOf(word), 0);
	const onCard = sumOf(({ ends: [first, last] }) => distance(first.from, last.from));
	const here = sumOf(({ ends: [first, last] }) => distance(first.to, last.to)) / scale;
	return onCard === 0 || (here >= LENGTH.least * onCard && here <= LENGTH.most * onCard);
}
