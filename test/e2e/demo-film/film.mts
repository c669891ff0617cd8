import type { BrowserContext } from 'playwright-core';
import sharp from 'sharp';
import { compose, STAGE, type Shot } from './stage.mts';

/**
 * Makes an animated picture of shots. It is WebP: as a GIF it had four times the bytes, and 256 colours spoil a
 * photo. Browsers show it where GitHub and npm show images.
 */
export async function filmOf(context: BrowserContext, shots: readonly Shot[]): Promise<Buffer> {
	const stage = await context.newPage();
	await stage.setViewportSize(STAGE);
	const pictures: Buffer[] = [];
	for (const shot of shots) pictures.push(await compose(stage, shot));
	await stage.close();
	return await sharp(pictures, { join: { animated: true } })
		.webp({
			...{ quality: 85, smartSubsample: true },
			...{ loop: 0, delay: shots.map(({ milliseconds }) => milliseconds) },
		})
		.toBuffer();
}
