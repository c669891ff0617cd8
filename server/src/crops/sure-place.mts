import { isWide, pairsOf } from '../card/placing/placement.mts';
import { CARD, RIM } from '../card/layout/template.mts';
import { sizeOf, type Size } from '../geometry/quad.mts';
import { placeByWords, type PlacedCard } from './placed-card.mts';

/** Fewest pixels per millimetre: below that, the margin around a value is less than three pixels. */
const MIN_SCALE = 2.5;

/**
 * Whether the print of a card can be located well enough to be covered: the layout is known, its words were found all
 * over the card, and the card is neither cut by the edge of the image nor tiny.
 */
export function isSurelyPlaced(placed: PlacedCard, { width, height }: Size): boolean {
	const { card, outline } = placed;
	const scale = sizeOf(outline).width / CARD.width;
	const beyond = RIM * scale;
	// The edge of the image may have been taken for the card's border.
	const corners = [...outline, ...placeByWords(placed).outline];
	return (
		!card.placement.template.isGuess &&
		isWide(pairsOf(card.placement.words)) &&
		scale >= MIN_SCALE &&
		corners.every(
			({ x, y }) => x >= -beyond && y >= -beyond && x <= width + beyond && y <= height + beyond,
		)
	);
}
