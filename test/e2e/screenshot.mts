import path from 'node:path';
import sharp from 'sharp';

/** GitHub shows a document's images at most this wide, in pixels. */
const SHOWN_WIDTH = 1200;

/** Saves a screenshot as documents show it, as `<name>.webp` in a folder. */
export async function saveScreenshot(folder: string, name: string, png: Buffer): Promise<void> {
	await sharp(png)
		.resize({ width: SHOWN_WIDTH, withoutEnlargement: true })
		.webp({ quality: 75, effort: 6 })
		.toFile(path.join(folder, `${name}.webp`));
}
