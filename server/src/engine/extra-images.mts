import { setImmediate } from 'node:timers/promises';

import type { AskedCrops } from '../crops/asked-crops.mts';
import { cropsOf, type Crops } from '../crops/crops-of.mts';
import { coveredCards } from '../crops/card-picture.mts';
import { placeCard, type PlacedCard } from '../crops/placed-card.mts';
import { drawnPurpose } from '../crops/purpose.mts';
import type { Turn } from '../fairness/turn.mts';
import type { Raster } from '../image/raster.mts';
import type { FoundCard } from '../reading/raster-reading.mts';

interface SeenPage {
	raster: Raster;
	found: readonly FoundCard[];
}

/**
 * Makes the images of each card that were asked for, in the order of the cards.
 * @throws the reason of the turn's signal when it is aborted.
 */
export async function cardImages(
	{ raster, found }: SeenPage,
	{ crops, redact, purpose }: AskedCrops,
	turn: Turn,
): Promise<Crops[]> {
	const since = performance.now();
	const cards: PlacedCard[] = [];
	for (const card of found) {
		cards.push(placeCard(card, raster));
		// Each takes a while; this lets other calls run in between.
		await setImmediate();
		turn.signal.throwIfAborted();
	}
	const covering = {
		covered: crops.includes('redacted')
			? coveredCards(cards, raster, [...new Set(found.flatMap(({ lines }) => lines))], redact)
			: new Map<PlacedCard, null>(),
		purpose: purpose === null ? null : await drawnPurpose(purpose),
	};
	const images: Crops[] = [];
	for (const card of cards) {
		images.push(await cropsOf(card, raster, crops, covering));
		turn.signal.throwIfAborted();
	}
	turn.spent += performance.now() - since;
	return images;
}
