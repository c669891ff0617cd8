/**
 * Returns an image as the browser shows it, after its EXIF rotation, or undefined if the browser does not show this
 * format. Its `width` and `height` are in pixels.
 * @param {string} url
 */
export async function shownImage(url) {
	const image = new Image();
	image.src = url;
	return await image.decode().then(
		() => image,
		() => undefined,
	);
}
