import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { readCard } from '../../cards/read-card.mts';
import { pdfOf } from '../../support/pdf-of.mts';
import { scanOf } from '../../support/scan-of.mts';

/** A file to drop on a form, and its pages as the stage shows them. */
export interface DroppedFile {
	path: string;
	pictures: Buffer[];
}

const PHOTOS = path.join(import.meta.dirname, 'photos');
const SHOWN_WIDTH = 620;
/** Of people of different places, whose sides fit no one else's; their cards do not expire soon. */
const SCANS = ['film-2.jpg', 'film-3.jpg', 'film-4.jpg', 'film-5.jpg'];

/**
 * Returns two iPhone photos of one card: the first one's frame ends within the emblem side. sharp cannot write
 * HEIC, so `specimen-heic.py` of the lab made the files of these pictures, with quality 40.
 */
export async function iPhonePhotos(): Promise<[cutOff: DroppedFile, whole: DroppedFile]> {
	const { image } = readCard('film-1.jpg');
	const { width, height } = await sharp(image).metadata();
	const seen = { left: 0, top: 0, width, height: Math.round(0.7 * height) };
	return [
		{
			path: path.join(PHOTOS, 'IMG_0001.HEIC'),
			pictures: [await shown(await sharp(image).extract(seen).toBuffer())],
		},
		{ path: path.join(PHOTOS, 'IMG_0002.HEIC'), pictures: [await shown(image)] },
	];
}

/** Makes a PDF with a page for each of four people; on one of them, glare hides the name. */
export async function scannedPdf(folder: string): Promise<DroppedFile> {
	const images = SCANS.map((name) => readCard(name).image);
	const file = path.join(folder, 'scans.pdf');
	await writeFile(file, pdfOf(await Promise.all(images.map(scanOf))));
	return { path: file, pictures: await Promise.all(images.map(shown)) };
}

const shown = async (image: Uint8Array) => await sharp(image).resize(SHOWN_WIDTH).jpeg().toBuffer();
