import { mkdir } from 'node:fs/promises';
import { env } from 'node:process';

import { decodeImage } from '../../../../server/src/image/decode.mts';
import { DEFAULT_LONG_SIDE } from '../../../../server/src/ocr/detection.mts';
import { NetworkThreads, type TextNetworks } from '../../../../server/src/ocr/network-threads.mts';
import { TextReader } from '../../../../server/src/ocr/text-reader.mts';

/** Environment variable with the folder that the recording threads write to. */
export const INPUT_FOLDER = 'MODEL_PACK_INPUTS';

/** Long sides, in pixels, that images are detected at: those of a first pass, one over several cards, a closer one. */
const DETECTED_AT = [DEFAULT_LONG_SIDE, 640, 960];

/**
 * Detects and recognizes lines in the images at several sizes, and writes what each network is
 * given to `folder`: one file of 32-bit floats an input, `NETWORK-ORDER-SHAPE.f32`. How the server reads cards has
 * no part in it, so that a change there does not change the weights.
 */
export async function recordInputs(
	networks: TextNetworks,
	images: AsyncIterable<Uint8Array>,
	folder: string,
): Promise<void> {
	const thread = (role: string) => new URL(`${role}-thread.mts`, import.meta.url);
	await mkdir(folder, { recursive: true });
	env[INPUT_FOLDER] = folder;
	const scripts = { detection: thread('detection'), recognition: thread('recognition') };
	const reader = new TextReader(await NetworkThreads.start(networks, 1, { scripts }));
	try {
		for await (const image of images) {
			const raster = await decodeImage(image);
			if (raster === null) throw new Error('A specimen cannot be decoded.');
			for (const side of DETECTED_AT) {
				const careful = side !== DEFAULT_LONG_SIDE;
				await reader.recognize(await reader.detect(raster, side, { careful }));
			}
		}
	} finally {
		await reader.close();
	}
}
