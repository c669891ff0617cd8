/** @import { AskedExtra } from './call.js' */

import { CallError } from './ask-server.js';

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
 * @param {AskedExtra} extra what is requested anyway
 * @returns {Promise<AskedExtra>}
 * @throws {CallError} when the browser cannot read the file.
 */
export async function withShownCards(file, extra) {
	const start = await file
		.slice(0, 12)
		.arrayBuffer()
		.catch(() => {
			throw new CallError('error.unreadableFile');
		});
	const text = String.fromCharCode(...new Uint8Array(start));
	// JPEG, PNG, GIF, WebP, AVIF.
	if (/^(\xff\xd8|\x89PNG|GIF8|RIFF....WEBP|....ftypavi)/s.test(text)) return extra;
	return extra === true ? { crops: ['card'] } : { ...extra, crops: ['card', ...extra.crops] };
}
