import { setImmediate } from 'node:timers/promises';

import type { AskedCrops } from '../crops/asked-crops.mts';
import { cropsOf, type Crops } from '../crops/crops-of.mts';
import { placeCard, type PlacedCard } from '../crops/placed-card.mts';
import { redacted } from '../crops/redacted.mts';
import type { Raster } from '../image/raster.mts';
import type { FoundCard, RasterReading } from '../reading/raster-reading.mts';

/** The images that `extra` has if they were asked for. */
export interface ExtraImages {
	/** One entry for each card, that of `data` first. */
	cards?: Array<{ crops?: Crops }>;
	/** JPEG in base64; `null` where no card was found in which something was to be covered. */
	redacted?: string | null;
}

/** An image that was read. */
export interface SeenImage {
	image: Raster;
	reading: RasterReading;
	/** All cards in it, in the order of the details. */
	found: readonly FoundCard[];
}

/**
 * Adds the images that were asked for to the details of a reading.
 * @throws the reason of `signal` when it is aborted.
 */
export async function withImages<Details extends object>(
	extra: Details & ExtraImages,
	{ image, reading, found }: SeenImage,
	{ asked, signal }: { asked: AskedCrops; signal: AbortSignal },
): Promise<Details & ExtraImages> {
	const { crops, redact, watermark } = asked;
	const cards: PlacedCard[] = [];
	for (const card of found) {
		cards.push(placeCard(card, image));
		// Each takes a while, and other calls want their turn.
		await setImmediate();
		signal.throwIfAborted();
	}
	const images: ExtraImages = {};
	if (crops.length > 0) {
		images.cards = [];
		for (const [index, card] of cards.entries()) {
			const entry = extra.cards?.[index];
			images.cards.push({ ...entry, crops: await cropsOf(card, image, crops) });
			signal.throwIfAborted();
		}
	}
	if (redact !== null) {
		images.redacted = await redacted(image, reading, cards, { redact, watermark });
	}
	return { ...extra, ...images };
}
