import { availableParallelism } from 'node:os';
import process from 'node:process';

import type { CardReader, CardReading, ReadOptions } from './card-reader.mts';
import { imageCapacity, imagesAtATime } from './capacity.mts';
import { pageImages } from './extra-images.mts';
import { OverloadedError } from '../errors/server-errors.mts';
import { extraOf } from '../extra/extra-of.mts';
import { FairQueue } from '../fairness/fair-queue.mts';
import { AFTER_ALL } from '../fairness/turn.mts';
import { ImagePages, type ImageTurn } from './image-pages.mts';
import { ofAllPages, type PageReading } from './of-all-pages.mts';
import { ReadingTime } from './reading-time.mts';
import { readPack } from '../models/model-pack.mts';
import { startReader, type Precision } from '../models/start-reader.mts';
import type { NetworkOptions } from '../ocr/network-threads.mts';
import { readEveryCard } from '../reading/read-every-card.mts';
import { readRaster } from '../reading/read-raster.mts';

/** Share of an image's time that decoding one page may take, so that the reply says which was slow. */
const PAGE_SHARE = 0.75;

export interface CardReaderOptions {
	/** Folder of a model pack. Default: the one that ships with the server. */
	models?: string;
	/** Arithmetic of the networks. Default `auto`: INT8 where this processor computes it right. */
	precision?: Precision | 'auto';
	/** Recognition threads. Default: one per core, at most 4. */
	workers?: number;
	/** Images that may wait while others are read. Default 32. */
	queueLimit?: number;
	/** How long, in seconds, one image may wait for its turn, all pages together. Default 30. */
	queueTimeout?: number;
	/** How long, in seconds, one image may be read, its wait not counted. Default 20. */
	readTimeout?: number;
	/** Called when a thread dies, cannot be replaced, or is replaced after all. */
	onThreadEvent?: NetworkOptions['onThreadEvent'];
}

/** A {@link CardReader} with a known model pack. */
export interface PackedCardReader extends Required<CardReader> {
	/** Why INT8 is not used though it was preferred, in words. */
	readonly precisionReason?: string;
}

/**
 * Loads the models and returns the engine: images in, cards out.
 * @throws EngineMissingError when the pack is missing, its files are not the expected ones, or it
 * cannot be run with the precision.
 */
export async function createCardReader({
	models,
	precision: wanted = 'auto',
	workers = Math.min(4, availableParallelism()),
	queueLimit = 32,
	queueTimeout = 30,
	readTimeout = 20,
	onThreadEvent,
}: CardReaderOptions = {}): Promise<PackedCardReader> {
	// Must precede the first thread: ONNX Runtime would otherwise send telemetry to Microsoft, and
	// write a machine id and a database into the user's home.
	process.env['ORT_DISABLE_TELEMETRY'] = '1';
	const pack = await readPack(models);
	const { reader, precision, reason } = await startReader(pack, wanted, workers, {
		...(onThreadEvent && { onThreadEvent }),
	});
	const capacity = imageCapacity(workers, queueLimit);
	const images = new FairQueue({ total: capacity, afterAll: Infinity });
	const places = new FairQueue({ total: imagesAtATime(workers) });
	const pages = new ImagePages(places, PAGE_SHARE * readTimeout * 1000);

	async function read(
		image: Uint8Array,
		{ extra = false }: ReadOptions,
		turn: ImageTurn,
	): Promise<CardReading | null> {
		const readings: PageReading[] = [];
		const own = reader.forImage(turn);
		for await (const { raster, page, sentSize } of pages.of(image, turn)) {
			const reading = await readRaster(own, raster);
			const passes = reading.passes.length;
			if (!extra) {
				const [card] = reading.cards;
				readings.push({ page, fields: card?.fields ?? null, passes });
				// Further pages add only to `extra`.
				if (card !== undefined) break;
				continue;
			}
			const found = await readEveryCard(own, raster, reading);
			const fields = found.at(0)?.card.fields ?? null;
			const size = await sentSize();
			const details = extraOf(reading, raster, size, found);
			const start = performance.now();
			const seen = { image: raster, reading, found };
			const images = extra === true ? {} : await pageImages(seen, { asked: extra, ...turn });
			turn.onSpent(performance.now() - start);
			readings.push({ page, fields, passes, more: { size, details, images } });
		}
		return ofAllPages(readings);
	}

	return {
		pack: pack.name,
		precision,
		...(reason !== undefined && { precisionReason: reason }),
		get isAlive() {
			return reader.threads.isAlive;
		},
		get load() {
			const waiting = places.waiting + pages.waiting;
			const reading = images.running - waiting;
			const { decoderUse: decoders } = pages;
			return { waiting, queueLimit, reading, threads: reader.threads.load, decoders };
		},
		read: async (image, options = {}) => {
			const key = options.isAfterAll === true ? AFTER_ALL : (options.key ?? '');
			const since = performance.now();
			const leave = images.tryEnter(key);
			if (leave === undefined) throw new OverloadedError('The queue is full.');
			try {
				const limits = { work: readTimeout * 1000, wait: queueTimeout * 1000 };
				const time = new ReadingTime(limits, options);
				const onSpent = (ms: number) => places.charge(key, ms);
				return await read(image, options, { key, since, time, signal: time.signal, onSpent });
			} finally {
				leave();
			}
		},
		close: async () => {
			await images.idle();
			await pages.close();
			await reader.close();
		},
	};
}
