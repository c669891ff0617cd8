/** @import { Facts } from './server-facts.js' */

import { byId, element } from './element.js';
import { word } from './words.js';

const crops = byId('crops', HTMLFieldSetElement);
const redact = byId('redact', HTMLFieldSetElement);
const watermark = byId('watermark', HTMLInputElement);

/** Offers what the server can do on request; nothing is chosen. @param {Facts} facts */
export function offerOptions(facts) {
	fill(crops, crops, 'crop', facts.crops);
	fill(redact, redact.querySelector('.choices'), 'field', facts.redact);
}

/** Writes the options' names again, in the page's language. */
export function nameOptions() {
	for (const label of document.querySelectorAll('[data-option]')) {
		label.textContent = word(/** @type {HTMLElement} */ (label).dataset['option'] ?? '');
	}
}

/** Returns what a call should request in addition to the ten fields. @returns {true | object} */
export function chosenExtra() {
	const purpose = watermark.value.trim();
	const covered = chosenIn(redact);
	const wantsCopy = covered.length > 0 || purpose !== '';
	const chosen = {
		...(chosenIn(crops).length > 0 && { crops: chosenIn(crops) }),
		...(wantsCopy && { redact: covered }),
		...(purpose !== '' && { watermark: purpose }),
	};
	return Object.keys(chosen).length === 0 ? true : chosen;
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
