/** @import { ExtraCard } from '../../domain/extra.ts' */

import { element } from './element.js';
import { word } from './words.js';

/**
 * Shows the crops of a card, if the call requested any, each with a link to save it.
 * @param {NonNullable<ExtraCard['crops']>} crops JPEGs in base64
 */
export function cropView(crops) {
	const figures = Object.entries(crops).flatMap(([name, base64]) => {
		// An emblem side has no portrait.
		if (base64 === null) return name === 'redacted' ? [element('p', {}, word('notRedacted'))] : [];
		const url = `data:image/jpeg;base64,${base64}`;
		const caption = word(`${name}Crop`);
		const save = element('a', { href: url, download: `${name}.jpg` }, word('saveImage'));
		return element(
			'figure',
			{ class: 'jpeg' },
			element('img', { src: url, alt: caption }),
			element('figcaption', {}, `${caption} · `, save),
		);
	});
	return figures.length === 0 ? undefined : element('div', { class: 'crops' }, ...figures);
}
