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

/**
 * What a call should request, so that there is something to show of a file: of one in a format that browsers do not show, its cards.
 * @param {File} file
 * @param {true | { crops: string[] }} extra what is requested anyway
 */
export async function withShownCards(file, extra) {
	const start = new Uint8Array(await file.slice(0, 12).arrayBuffer());
	const text = String.fromCharCode(...start);
	// JPEG, PNG, GIF, WebP, AVIF.
	if (/^(\xff\xd8|\x89PNG|GIF8|RIFF....WEBP|....ftypavi)/s.test(text)) return extra;
	return extra === true ? { crops: ['card'] } : { ...extra, crops: ['card', ...extra.crops] };
}
