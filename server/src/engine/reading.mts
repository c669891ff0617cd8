import type { CardReading, ReadOptions } from './card-reader.mts';
import { extraOf } from '../extra/extra-of.mts';
import { unreadBeside } from '../extra/unread-beside.mts';
import type { TextReader } from '../ocr/text-reader.mts';
import { readEveryCard } from '../reading/read-every-card.mts';
import type { FoundCard } from '../reading/raster-reading.mts';
import { readRaster } from '../reading/read-raster.mts';
import type { AskedCrops } from '../crops/asked-crops.mts';
import type { Crops } from '../crops/crops-of.mts';
import type { Turn } from '../fairness/turn.mts';
import type { ImagePage } from './image-pages.mts';
import { ofAllPages, type PageReading } from './of-all-pages.mts';

/** Makes the images of a page's cards that were asked for, in the order of the cards. */
export type CardImages = (
	page: Pick<ImagePage, 'raster'> & { found: readonly FoundCard[] },
	asked: AskedCrops,
	turn: Turn,
) => Promise<Crops[]>;

/**
 * Reads page after page of an image: without `extra`, until one shows a card. Returns `null` if none does and there are no
 * details to tell.
 * @throws what `pages` throw, and the reason of the turn's signal.
 */
export async function readPages(
	pages: AsyncIterable<ImagePage>,
	reader: TextReader,
	{ turn, extra }: Required<ReadOptions>,
	cardImages: CardImages,
): Promise<CardReading | null> {
	const readings: PageReading[] = [];
	let passes = 0;
	for await (const { raster, page } of pages) {
		const reading = await readRaster(reader, raster);
		passes += reading.passes.length;
		const fields = reading.cards.at(0)?.fields;
		if (extra) {
			const found = await readEveryCard(reader, raster, reading);
			const details = extraOf(reading, raster, found);
			const hasImages = typeof extra === 'object' && extra.crops.length > 0;
			const images = hasImages ? await cardImages({ raster, found }, extra, turn) : undefined;
			const hasUnread = unreadBeside(raster, found);
			readings.push({ page, size: raster.sent, details, images, hasUnread });
		} else if (fields !== undefined) return { fields, passes };
	}
	return readings.length === 0 ? null : { ...ofAllPages(readings), passes };
}
