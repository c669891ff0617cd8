import { mkdir } from 'node:fs/promises';
import { env } from 'node:process';

import { decodeImage } from '../../../server/src/image/decode.mts';
import type { TextNetworks } from '../../../server/src/ocr/network-threads.mts';
import { TextReader } from '../../../server/src/ocr/text-reader.mts';
import { readRaster } from '../../../server/src/reading/read-raster.mts';

/** Environment variable with the folder that the recording threads write to. */
export const INPUT_FOLDER = 'MODEL_PACK_INPUTS';

/**
 * Reads the images with the server's own code and writes what each network is given to `folder`: one
 * file of 32-bit floats an input, `NETWORK-ORDER-SHAPE.f32`.
 */
export async function recordInputs(
	networks: TextNetworks,
	images: AsyncIterable<Uint8Array>,
	folder: string,
): Promise<void> {
	const thread = new URL('input-thread.mts', import.meta.url);
	await mkdir(folder, { recursive: true });
	env[INPUT_FOLDER] = folder;
	const reader = await TextReader.start(networks, 1, {
		scripts: { detection: thread, recognition: thread },
	});
	try {
		for await (const image of images) {
			const raster = await decodeImage(image);
			if (raster === null) throw new Error('A specimen cannot be decoded.');
			await readRaster(reader, raster);
		}
	} finally {
		await reader.close();
	}
}
