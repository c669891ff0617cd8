import { availableParallelism } from 'node:os';
import process from 'node:process';

import type { CardReader, CardReading, ReadOptions } from './card-reader.mts';
import { extraOf } from '../extra/extra.mts';
import { decodeImage, rasterMemory, uprightSize } from '../image/decode.mts';
import { InferenceQueue } from './inference-queue.mts';
import { findPack } from '../models/model-pack.mts';
import { TextReader } from '../ocr/text-reader.mts';
import { readRaster } from '../reading/read-raster.mts';

/** Settings of the engine. */
export interface CardReaderOptions {
	/** A pack's name or folder (see `findPack`). Default: the best one installed. */
	models?: string;
	/** Recognition threads. Default: one per core, at most 4. */
	workers?: number;
	/** Images that may wait while others are read. Default 32. */
	queueLimit?: number;
}

/** A {@link CardReader} with a known model pack. */
export interface PackedCardReader extends CardReader {
	/** Name of the model pack in use. */
	readonly pack: string;
}

/**
 * Loads the models and returns the engine: images in, cards out.
 * @throws EngineMissingError when the pack is missing or its files are not the expected ones.
 */
export async function createCardReader({
	models,
	workers = Math.min(4, availableParallelism()),
	queueLimit = 32,
}: CardReaderOptions = {}): Promise<PackedCardReader> {
	// Must precede the first thread: ONNX Runtime would otherwise send telemetry to Microsoft, and
	// write a machine id and a database into the user's home.
	process.env['ORT_DISABLE_TELEMETRY'] = '1';
	const pack = await findPack(models);
	const reader = await TextReader.start(pack, workers);
	const memory = rasterMemory();
	// One more than there are recognition threads: an image is decoded while others are read.
	const queue = new InferenceQueue({ concurrency: workers + 1, limit: queueLimit });

	async function read(image: Uint8Array, { extra = false }: ReadOptions) {
		const raster = await decodeImage(image, memory);
		if (raster === null) return null;
		try {
			const reading = await readRaster(reader, raster);
			const { fields } = reading;
			if (!extra) return fields && { fields };
			return { fields, extra: extraOf(reading, raster, await uprightSize(image)) };
		} finally {
			memory.release(raster);
		}
	}

	return {
		pack: pack.name,
		read: (image, options = {}) =>
			queue.run<CardReading | null>(() => read(image, options), options.signal),
		close: async () => {
			await queue.idle();
			await reader.close();
		},
	};
}
