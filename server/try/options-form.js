/** @import { AskedExtra } from './call.js' */

import { REDACTABLE } from '../../domain/extra.ts';
import { byId, element } from './element.js';

const crops = byId('crops', HTMLFieldSetElement);
const redact = byId('redact', HTMLFieldSetElement);
const watermark = byId('watermark', HTMLInputElement);

/** Offers what the server can do on request; nothing is chosen. */
export function offerOptions() {
	crops.append(...choices('crop', ['card', 'portrait']));
	redact.querySelector('.choices')?.append(...choices('field', REDACTABLE));
}

/** Returns what a call should request in addition to the ten fields. @returns {AskedExtra} */
export function chosenExtra() {
	const purpose = watermark.value.trim();
	const covered = chosenIn(redact);
	const copy = covered.length > 0 ? ['redacted'] : purpose !== '' ? ['copy'] : [];
	const kinds = [...chosenIn(crops), ...copy];
	if (kinds.length === 0) return true;
	return {
		crops: kinds,
		redact: covered.length > 0 ? covered : undefined,
		watermark: purpose || undefined,
	};
}

/** @param {string} group @param {readonly string[]} values */
const choices = (group, values) =>
	values.map((value) =>
		element(
			'label',
			{ class: 'choice' },
			element('input', { type: 'checkbox', value }),
			element('span', { 'data-word': `${group}.${value}` }),
		),
	);

/** Returns the values chosen. @param {HTMLFieldSetElement} fieldset */
function chosenIn(fieldset) {
	/** @type {NodeListOf<HTMLInputElement>} */
	const checked = fieldset.querySelectorAll('input[type=checkbox]:checked');
	return [...checked].map(({ value }) => value);
}
