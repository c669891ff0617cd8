/** @import { Facts } from './server-facts.js' */

import { byId, element } from './element.js';
import { word } from './words.js';

const crops = byId('crops', HTMLFieldSetElement);
const redact = byId('redact', HTMLFieldSetElement);
const watermark = byId('watermark', HTMLInputElement);

/** Offers what the server can do on request; nothing is chosen. @param {Facts} facts */
export function offerOptions(facts) {
	fill(crops, crops, 'crop', ['card', 'portrait']);
	fill(redact, redact.querySelector('.choices'), 'field', facts.redact);
}

/** Writes the options' names again, in the page's language. */
export function nameOptions() {
	for (const label of document.querySelectorAll('[data-option]')) {
		label.textContent = word(/** @type {HTMLElement} */ (label).dataset['option'] ?? '');
	}
}

/** Returns what a call should request in addition to the ten fields. @returns {true | { crops: string[] }} */
export function chosenExtra() {
	const purpose = watermark.value.trim();
	const covered = chosenIn(redact);
	const copy = covered.length > 0 ? ['redacted'] : purpose !== '' ? ['copy'] : [];
	const kinds = [...chosenIn(crops), ...copy];
	if (kinds.length === 0) return true;
	return {
		crops: kinds,
		...(covered.length > 0 && { redact: covered }),
		...(purpose !== '' && { watermark: purpose }),
	};
}

/**
 * @param {HTMLFieldSetElement} fieldset
 * @param {Element | null} place
 * @param {string} group
 * @param {readonly string[]} values
 */
function fill(fieldset, place, group, values) {
	fieldset.hidden = values.length === 0;
	const boxes = values.map((value) =>
		element(
			'label',
			{ class: 'choice' },
			element('input', { type: 'checkbox', value }),
			element('span', { 'data-option': `${group}.${value}` }),
		),
	);
	place?.append(...boxes);
	nameOptions();
}

/** Returns the values chosen. @param {HTMLFieldSetElement} fieldset */
function chosenIn(fieldset) {
	/** @type {NodeListOf<HTMLInputElement>} */
	const checked = fieldset.querySelectorAll('input[type=checkbox]:checked');
	return [...checked].map(({ value }) => value);
}
