import { setImmediate } from 'node:timers/promises';

import type { AskedCrops } from '../crops/asked-crops.mts';
import { cropsOf, type Crops } from '../crops/crops-of.mts';
import { coveredCards } from '../crops/card-picture.mts';
import { placeCard, type PlacedCard } from '../crops/placed-card.mts';
import { drawnPurpose } from '../crops/purpose.mts';
import type { Raster } from '../image/raster.mts';
import { linesIn, type FoundCard, type RasterReading } from '../reading/raster-reading.mts';

export interface SeenPage {
	image: Raster;
	reading: RasterReading;
	found: readonly FoundCard[];
}

/**
 * Makes the images of each card that were asked for, in the order of the cards.
 * @throws the reason of `signal` when it is aborted.
 */
export async function cardImages(
	{ image, reading, found }: SeenPage,
	{ asked, signal }: { asked: AskedCrops; signal: AbortSignal },
): Promise<Crops[]> {
	const cards: PlacedCard[] = [];
	for (const card of found) {
		cards.push(placeCard(card, image));
		// Each takes a while; this lets other calls run in between.
		await setImmediate();
		signal.throwIfAborted();
	}
	const { crops, redact, purpose } = asked;
	const covering = {
		covered: crops.includes('redacted')
			? coveredCards(cards, { image, lines: linesIn(reading), redact })
			: new Map<PlacedCard, null>(),
		purpose: purpose === null ? null : await drawnPurpose(purpose),
	};
	const images: Crops[] = [];
	for (const card of cards) {
		images.push(await cropsOf(card, image, crops, covering));
		signal.throwIfAborted();
	}
	return images;
}
