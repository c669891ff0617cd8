import { availableParallelism } from 'node:os';
import process from 'node:process';

import type { CardReader } from './card-reader.mts';
import { cardImages } from './extra-images.mts';
import { FairQueue } from '../fairness/fair-queue.mts';
import { Turn } from '../fairness/turn.mts';
import { ImagePages } from './image-pages.mts';
import { readPages } from './reading.mts';
import { readPack } from '../models/model-pack.mts';
import { startReader, type Precision } from '../models/start-reader.mts';
import type { NetworkOptions } from '../ocr/network-threads.mts';

/** Share of an image's time that decoding one page may take, so that a slow page is refused as such. */
const PAGE_SHARE = 0.75;

/** How many images are read at a time: one more than there are threads, to be decoded meanwhile. */
const atATime = (workers: number): number => workers + 1;

/** How many images may be in the engine, with those that wait. */
export const imageCapacity = (workers: number, queueLimit: number): number =>
	atATime(workers) + queueLimit;

export interface CardReaderOptions {
	/** Folder of a model pack. Default: the one that ships with the server. */
	models?: string;
	/** Arithmetic of the networks. Default `auto`: INT8 where this processor computes it right. */
	precision?: Precision | 'auto';
	/** Recognition threads. Default: one per core, at most 4. */
	workers?: number;
	/** Images that may wait while others are read, which whoever calls has to see to; {@link EngineLoad} tells. Default 32. */
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
	const threads = { onThreadEvent };
	const { reader, precision, reason } = await startReader(pack, wanted, workers, threads);
	const places = new FairQueue({ total: atATime(workers) });
	const pages = new ImagePages(places, PAGE_SHARE * readTimeout * 1000);
	const inHand = new Set<Promise<unknown>>();

	return {
		pack: pack.name,
		precision,
		...(reason !== undefined && { precisionReason: reason }),
		get isAlive() {
			return reader.threads.isAlive;
		},
		get load() {
			const waiting = places.waiting + pages.waiting;
			const { decoderUse: decoders } = pages;
			return { waiting, queueLimit, threads: reader.threads.load, decoders };
		},
		read: async (image, { extra = false, turn = new Turn() } = {}) => {
			turn.limit({ work: readTimeout * 1000, wait: queueTimeout * 1000 });
			const ofImage = pages.of(image, turn);
			const reading = readPages(ofImage, reader.forImage(turn), { turn, extra }, cardImages);
			inHand.add(reading);
			return await reading.finally(() => inHand.delete(reading));
		},
		close: async () => {
			await Promise.allSettled(inHand);
			await pages.close();
			await reader.close();
		},
	};
}
