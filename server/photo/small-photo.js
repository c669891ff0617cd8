import { shownImage } from '../try/shown-image.js';

/** Of the longer side, in pixels: enough for every character of a card that fills a third of the photo. */
const MAX_SIDE = 2000;

/**
 * Returns a photo upright and as a JPEG, scaled down if it is large, and without what the camera wrote into it, such
 * as where it was taken. A file that the browser cannot show, such as HEIC, is returned as it is.
 *
 * Drawn from an `<img>`: `createImageBitmap` of Safari 15 cuts off photos that are to be turned.
 * @param {File} file
 * @returns {Promise<Blob>}
 */
export async function smallPhoto(file) {
	const url = URL.createObjectURL(file);
	try {
		const image = await shownImage(url);
		if (image === undefined) return file;
		const scale = Math.min(1, MAX_SIDE / Math.max(image.width, image.height));
		const canvas = document.createElement('canvas');
		canvas.width = Math.round(image.width * scale);
		canvas.height = Math.round(image.height * scale);
		const context = canvas.getContext('2d');
		if (context === null) return file;
		context.drawImage(image, 0, 0, canvas.width, canvas.height);
		/** @type {Blob | null} */
		const jpeg = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
		return jpeg || file;
	} finally {
		URL.revokeObjectURL(url);
	}
}
