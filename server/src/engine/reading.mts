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
 * Reads page after page of an image: without `extra`, until one shows a card.
 * @throws what `pages` throw, and the reason of the turn's signal.
 */
export async function readPages(
	pages: AsyncIterable<ImagePage>,
	reader: TextReader,
	options: Required<ReadOptions>,
	cardImages: CardImages,
): Promise<CardReading | null> {
	const readings: PageReading[] = [];
	for await (const page of pages) {
		const read = await readPage(page, reader, options, cardImages);
		readings.push(read);
		if (!options.extra && read.fields !== null) break;
	}
	return ofAllPages(readings);
}

async function readPage(
	{ raster, page }: ImagePage,
	reader: TextReader,
	{ turn, extra }: Required<ReadOptions>,
	cardImages: CardImages,
): Promise<PageReading> {
	const reading = await readRaster(reader, raster);
	const passes = reading.passes.length;
	if (!extra) return { page, fields: reading.cards.at(0)?.fields ?? null, passes };
	const found = await readEveryCard(reader, raster, reading);
	const fields = found.at(0)?.card.fields ?? null;
	const details = extraOf(reading, raster, found);
	const hasImages = typeof extra === 'object' && extra.crops.length > 0;
	const images = hasImages ? await cardImages({ raster, found }, extra, turn) : undefined;
	const hasUnread = unreadBeside(raster, found);
	return { page, fields, passes, more: { size: raster.sent, details, images, hasUnread } };
}
