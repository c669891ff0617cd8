import { element } from './element.js';
import { jpegView } from './jpeg-view.js';
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
