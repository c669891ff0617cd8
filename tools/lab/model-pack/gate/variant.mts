import type { IdCardFields } from '../../../../domain/id-card.ts';
import { confidencesOf } from '../../../../server/src/card/review/confidences.mts';
import { reviewOf } from '../../../../server/src/card/review/review.mts';
import { decodeImage } from '../../../../server/src/image/decode.mts';
import { readPack } from '../../../../server/src/models/model-pack.mts';
import { startReader } from '../../../../server/src/models/start-reader.mts';
import { NetworkThreads } from '../../../../server/src/ocr/network-threads.mts';
import { TextReader } from '../../../../server/src/ocr/text-reader.mts';
import { readRaster } from '../../../../server/src/reading/read-raster.mts';
import { networksIn } from '../networks-in.mts';

/** Networks under test. */
export interface Variant {
	read(image: Uint8Array): Promise<Read>;
	close(): Promise<void>;
}

/** What was read in an image, and which fields ask for a review. */
export interface Read {
	fields: IdCardFields | null;
	inReview: readonly string[];
}

/** Starts the server's reader with its pack, as the server does. */
export async function startPack(): Promise<Variant> {
	const { reader, precision, reason } = await startReader(await readPack(), 'auto', 1);
	console.log(`The pack in ${precision}${reason === undefined ? '' : `: ${reason}`}`);
	return variant(reader);
}

/** Starts the server's reader with the FP32 networks in a folder of the recipe. */
export async function startReference(folder: string): Promise<Variant> {
	return variant(new TextReader(await NetworkThreads.start(networksIn(folder), 1)));
}

function variant(reader: TextReader): Variant {
	return {
		async read(image) {
			const raster = await decodeImage(image);
			const card = raster === null ? undefined : (await readRaster(reader, raster)).cards.at(0);
			const review = card === undefined ? [] : reviewOf(card, confidencesOf(card));
			return { fields: card?.fields ?? null, inReview: review.map(({ field }) => field) };
		},
		close: () => reader.close(),
	};
}
