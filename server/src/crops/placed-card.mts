import type { Quad } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import { outlineIn, printIn, type FoundCard } from '../reading/raster-reading.mts';
import { cardOutline } from './card-outline.mts';

/** A card that was read, with its outline in pixels of the image, from the card's upper left corner. */
export interface PlacedCard extends FoundCard {
	outline: Quad;
}

/** Finds the outline of a card in its image by its borders. */
export function placeCard(card: FoundCard, image: Raster): PlacedCard {
	return { ...card, outline: cardOutline(image, outlineIn(card), printIn(card)).outline };
}
