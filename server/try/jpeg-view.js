import { element } from './element.js';
import { word } from './words.js';

/**
 * Shows a JPEG of the reply with a link to save it.
 * @param {string} base64
 * @param {string} caption
 * @param {string} fileName
 */
export function jpegView(base64, caption, fileName) {
	const url = `data:image/jpeg;base64,${base64}`;
	return element(
		'figure',
		{ class: 'jpeg' },
		element('img', { src: url, alt: caption }),
		element(
			'figcaption',
			{},
			`${caption} · `,
			element('a', { href: url, download: fileName }, word('save')),
		),
	);
}
