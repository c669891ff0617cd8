import { element } from './element.js';
import { copyButton } from './workflow-button.js';
import { word } from './words.js';

/** Longer texts are images. */
const MAX_SHOWN = 400;

/**
 * Shows a reply as JSON, with a button that copies it whole.
 * @param {unknown} reply
 */
export function jsonView(reply) {
	let isShortened = false;
	const shown = JSON.stringify(
		reply,
		(_key, value) => {
			if (typeof value !== 'string' || value.length <= MAX_SHOWN) return value;
			isShortened = true;
			return `${value.slice(0, 24)}… (${word('characters', { count: value.length })})`;
		},
		2,
	);
	return element(
		'details',
		{ class: 'json' },
		element('summary', {}, word('json')),
		isShortened ? element('p', {}, word('jsonNote')) : undefined,
		copyButton(JSON.stringify(reply, null, 2), word('copy'), word('copied')),
		element('pre', { tabindex: 0 }, element('code', {}, shown)),
	);
}
