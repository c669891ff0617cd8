import process from 'node:process';

import type { IdCardFields } from '../../../domain/id-card.ts';
import { decodeImage } from '../../../server/src/image/decode.mts';
import { readPack } from '../../../server/src/models/model-pack.mts';
import { startReader, type Precision } from '../../../server/src/models/start-reader.mts';
import { TextReader } from '../../../server/src/ocr/text-reader.mts';
import { readRaster } from '../../../server/src/reading/read-raster.mts';
import { networksIn } from '../networks-in.mts';

/** Networks under test and how they are used. */
export interface Variant {
	name: string;
	/** Reads an image; `cpu` is in milliseconds of the whole process. */
	read(image: Uint8Array): Promise<{ fields: IdCardFields | null; cpu: number }>;
	close(): Promise<void>;
}

/** Starts the server's reader with a pack, as the server does; `side`: of the first detection. */
export async function startPack(
	folder: string,
	side: number,
	wanted: Precision | 'auto',
): Promise<Variant> {
	const pack = await readPack(folder);
	const detection = { ...pack.detection, longSide: side };
	const { reader, precision, reason } = await startReader({ ...pack, detection }, wanted, 1);
	if (reason !== undefined) console.log(reason);
	return variant(`${precision} ${side}`, reader);
}

/** Starts the server's reader with the FP32 networks in a folder of the recipe. */
export async function startReference(folder: string, side: number): Promise<Variant> {
	const { files, detection } = networksIn(folder);
	const reader = await TextReader.start({ files, detection: { ...detection, longSide: side } }, 1);
	return variant(`source ${side}`, reader);
}

function variant(name: string, reader: TextReader): Variant {
	return {
		name,
		async read(image) {
			const start = process.cpuUsage();
			const raster = await decodeImage(image);
			const fields =
				raster === null ? null : ((await readRaster(reader, raster)).cards.at(0)?.fields ?? null);
			const { user, system } = process.cpuUsage(start);
			return { fields, cpu: (user + system) / 1000 };
		},
		close: () => reader.close(),
	};
}
