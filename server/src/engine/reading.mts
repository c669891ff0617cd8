import type { CardReading, ReadOptions } from './card-reader.mts';
import type { Crops } from '../crops/crops-of.mts';
import { extraOf } from '../extra/extra-of.mts';
import type { Turn } from '../fairness/turn.mts';
import type { TextReader } from '../ocr/text-reader.mts';
import { readEveryCard } from '../reading/read-every-card.mts';
import { readRaster } from '../reading/read-raster.mts';
import { cardImages, type SeenPage } from './extra-images.mts';
import type { ImagePage, ImagePages } from './image-pages.mts';
import { ofAllPages, type PageReading } from './of-all-pages.mts';

/** One image on its way through the engine: its turn, and what its pages have shown so far. */
export class Reading {
	readonly #turn: Turn;
	readonly #reader: TextReader;
	readonly #extra: ReadOptions['extra'];
	readonly #pages: PageReading[] = [];

	constructor(reader: TextReader, turn: Turn, extra: ReadOptions['extra']) {
		this.#turn = turn;
		this.#reader = reader.forImage(turn);
		this.#extra = extra;
	}

	/**
	 * Reads page after page: without `extra`, until one shows a card.
	 * @throws like {@link ImagePages.of}, and the reason of the turn's signal.
	 */
	async of(image: Uint8Array, pages: ImagePages): Promise<CardReading | null> {
		for await (const page of pages.of(image, this.#turn)) {
			const read = await this.#read(page);
			this.#pages.push(read);
			if (!this.#extra && read.fields !== null) break;
		}
		return ofAllPages(this.#pages);
	}

	async #read({ raster, page }: ImagePage): Promise<PageReading> {
		const reading = await readRaster(this.#reader, raster);
		const passes = reading.passes.length;
		if (!this.#extra) return { page, fields: reading.cards.at(0)?.fields ?? null, passes };
		const found = await readEveryCard(this.#reader, raster, reading);
		const fields = found.at(0)?.card.fields ?? null;
		const details = extraOf(reading, raster, raster.sent, found);
		const images = await this.#images({ image: raster, reading, found });
		return { page, fields, passes, more: { size: raster.sent, details, images } };
	}

	async #images(page: SeenPage): Promise<Crops[] | undefined> {
		if (typeof this.#extra !== 'object' || this.#extra.crops.length === 0) return undefined;
		const start = performance.now();
		const images = await cardImages(page, { asked: this.#extra, signal: this.#turn.signal });
		this.#turn.spent += performance.now() - start;
		return images;
	}
}
