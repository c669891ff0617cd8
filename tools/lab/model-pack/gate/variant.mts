import { basename } from 'node:path';
import process from 'node:process';

import type { IdCardFields } from '../../../../domain/id-card.ts';
import { confidencesOf } from '../../../../server/src/card/review/confidences.mts';
import { reviewOf } from '../../../../server/src/card/review/review.mts';
import { decodeImage } from '../../../../server/src/image/decode.mts';
import { readPack } from '../../../../server/src/models/model-pack.mts';
import { startReader, type Precision } from '../../../../server/src/models/start-reader.mts';
import { NetworkThreads } from '../../../../server/src/ocr/network-threads.mts';
import { TextReader } from '../../../../server/src/ocr/text-reader.mts';
import { readRaster } from '../../../../server/src/reading/read-raster.mts';
import { networksIn } from '../networks-in.mts';

/** Networks under test and how they are used. */
export interface Variant {
	name: string;
	read(image: Uint8Array): Promise<Read>;
	close(): Promise<void>;
}

/** What was read in an image, and which fields ask for a review; `cpu` is in milliseconds of the whole process. */
export interface Read {
	fields: IdCardFields | null;
	inReview: readonly string[];
	cpu: number;
}

/** A pack and how it is used. */
export interface PackOptions {
	folder: string;
	/** Of the first detection, in pixels. */
	side: number;
	precision: Precision | 'auto';
}

/** Starts the server's reader with a pack, as the server does. */
export async function startPack({ folder, side, precision }: PackOptions): Promise<Variant> {
	const pack = await readPack(folder);
	const detection = { ...pack.detection, longSide: side };
	const started = await startReader({ ...pack, detection }, precision, 1);
	if (started.reason !== undefined) console.log(started.reason);
	return variant(`${basename(folder)} ${started.precision} ${side}`, started.reader);
}

/** Starts the server's reader with the FP32 networks in a folder of the recipe. */
export async function startReference(folder: string, side: number): Promise<Variant> {
	const { files, detection } = networksIn(folder);
	const networks = { files, detection: { ...detection, longSide: side } };
	return variant(`source ${side}`, new TextReader(await NetworkThreads.start(networks, 1)));
}

function variant(name: string, reader: TextReader): Variant {
	return {
		name,
		async read(image) {
			const start = process.cpuUsage();
			const raster = await decodeImage(image);
			const card = raster === null ? undefined : (await readRaster(reader, raster)).cards.at(0);
			const review = card === undefined ? [] : reviewOf(card, confidencesOf(card));
			const { user, system } = process.cpuUsage(start);
			return {
				fields: card?.fields ?? null,
				inReview: review.map(({ field }) => field),
				cpu: (user + system) / 1000,
			};
		},
		close: () => reader.close(),
	};
}
