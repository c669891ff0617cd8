import sharp from 'sharp';

/** A tiny image without a card. */
export async function blankImage(): Promise<Buffer> {
	const blank = sharp({ create: { width: 32, height: 20, channels: 3, background: '#ddd' } });
	return await blank.png().toBuffer();
}
