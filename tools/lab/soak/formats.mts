import sharp from 'sharp';

import { readCard } from '../../../test/cards/read-card.mts';
import { pdfOf } from '../../../test/support/pdf-of.mts';

/** Returns an image in every format that the server decodes in its child process. */
export async function documentsOf(image: Uint8Array): Promise<Buffer[]> {
	const small = () => sharp(image).resize(400);
	const { data, info } = await small().jpeg().toBuffer({ resolveWithObject: true });
	const scan = { size: [300, 200] as [number, number], jpeg: { bytes: data, ...info } };
	return [
		...(await Promise.all([
			small().webp().toBuffer(),
			small().webp({ lossless: true }).toBuffer(),
			small().tiff({ compression: 'lzw' }).toBuffer(),
			small().tiff({ compression: 'jpeg', tile: true }).toBuffer(),
			small().gif().toBuffer(),
			small().avif({ effort: 0 }).toBuffer(),
		])),
		readCard('portrait.heic').image,
		pdfOf([scan]),
		pdfOf([{}, scan]),
	];
}
