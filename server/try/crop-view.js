import { element } from './element.js';
import { word } from './words.js';

/**
 * Shows the crops of a card, if the call requested any.
 * @param {Record<string, string | null>} crops JPEGs in base64
 */
export function cropView(crops) {
	const names = Object.keys(crops);
	if (names.length === 0) return undefined;
	const figures = names.flatMap((name) => {
		const crop = crops[name] ?? null;
		if (crop !== null) return [jpegView(crop, word(`${name}Crop`), `${name}.jpg`)];
		// An emblem side has no portrait.
		return name === 'redacted' ? [element('p', {}, word('notRedacted'))] : [];
	});
	return element('div', { class: 'crops' }, ...figures);
}

/**
 * Shows a JPEG of the reply with a link to save it.
 * @param {string} base64
 * @param {string} caption
 * @param {string} fileName
 */
function jpegView(base64, caption, fileName) {
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
