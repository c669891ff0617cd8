import { CARD_PICTURE } from '../../domain/extra.ts';
import { placeCard } from '../src/crops/placed-card.mts';
import type { CardImages } from '../src/engine/reading.mts';
import { cropBilinear } from '../src/image/bilinear-crop.mts';
import { CHANNELS, type Raster } from '../src/image/raster.mts';

/** Of 1; as the server's. */
const QUALITY = 0.9;

/** Cuts out the cards; it makes no other images of them. */
export const cutCards: CardImages = async ({ raster, found }) =>
	await Promise.all(
		found.map(async (card) => {
			const { outline } = placeCard(card, raster);
			const { width, height } = CARD_PICTURE;
			return { card: await jpegOf(cropBilinear(raster, outline, width, height)) };
		}),
	);

/** Encodes an image as JPEG, in base64. */
async function jpegOf({ data, width, height }: Raster): Promise<string> {
	const pixels = new ImageData(width, height);
	for (let from = 0, to = 0; from < data.length; from += CHANNELS, to += 4) {
		pixels.data.set([data[from], data[from + 1], data[from + 2], 255], to);
	}
	const canvas = new OffscreenCanvas(width, height);
	canvas.getContext('2d')!.putImageData(pixels, 0, 0);
	const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
	const bytes = new Uint8Array(await jpeg.arrayBuffer());
	return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
