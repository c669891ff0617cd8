/**
 * Returns the size of an image as the browser shows it, after its EXIF rotation, or undefined if the
 * browser does not show this format.
 * @param {string} url
 * @returns {Promise<{ width: number, height: number } | undefined>} in pixels
 */
export async function shownSize(url) {
	const image = new Image();
	image.src = url;
	try {
		await image.decode();
		return { width: image.naturalWidth, height: image.naturalHeight };
	} catch {
		return undefined;
	}
}
