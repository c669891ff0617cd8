import { setImmediate } from 'node:timers/promises';

import type { AskedCrops } from '../crops/asked-crops.mts';
import { cropsOf, type Crops } from '../crops/crops-of.mts';
import { placeByWords, placeCard, type PlacedCard } from '../crops/placed-card.mts';
import { redacted, type RedactedCopy } from '../crops/redacted.mts';
import type { Raster } from '../image/raster.mts';
import { linesIn, type FoundCard, type RasterReading } from '../reading/raster-reading.mts';

export interface PageImages {
	/** One entry for each card, in their order. */
	crops?: Crops[];
	redacted?: RedactedCopy;
}

export interface SeenPage {
	image: Raster;
	reading: RasterReading;
	found: readonly FoundCard[];
}

/**
 * Makes the images that were asked for.
 * @throws the reason of `signal` when it is aborted.
 */
export async function pageImages(
	{ image, reading, found }: SeenPage,
	{ asked, signal }: { asked: AskedCrops; signal: AbortSignal },
): Promise<PageImages> {
	const { crops, redact, watermark } = asked;
	// A watermark alone needs no more than a card's size.
	const needsBorders = crops.length > 0 || (redact !== null && redact.length > 0);
	const cards = needsBorders
		? await placed({ image, found }, signal)
		: found.map((card) => placeByWords(card));
	const images: PageImages = {};
	if (crops.length > 0) {
		images.crops = [];
		for (const card of cards) {
			images.crops.push(await cropsOf(card, image, crops));
			signal.throwIfAborted();
		}
	}
	if (redact !== null) {
		const page = { image, cards, lines: linesIn(reading) };
		images.redacted = await redacted(page, { redact, watermark });
	}
	return images;
}

async function placed(
	{ image, found }: Pick<SeenPage, 'image' | 'found'>,
	signal: AbortSignal,
): Promise<PlacedCard[]> {
	const cards: PlacedCard[] = [];
	for (const card of found) {
		cards.push(placeCard(card, image));
		// Each takes a while; this lets other calls run in between.
		await setImmediate();
		signal.throwIfAborted();
	}
	return cards;
}
