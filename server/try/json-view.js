import { element } from './element.js';
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
		copyButton(JSON.stringify(reply, null, 2)),
		element('pre', { tabindex: 0 }, element('code', {}, shown)),
	);
}

/** @param {string} text */
function copyButton(text) {
	// Absent on a page over plain HTTP from another machine.
	if (navigator.clipboard === undefined) return undefined;
	const status = element('span', { role: 'status' });
	const button = element('button', { type: 'button' }, word('copy'));
	button.addEventListener('click', async () => {
		const key = await navigator.clipboard.writeText(text).then(
			() => 'copied',
			() => 'notCopied',
		);
		status.textContent = word(key);
	});
	return element('p', { class: 'copy' }, button, ' ', status);
}
