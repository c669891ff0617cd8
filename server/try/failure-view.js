/** @import { Reply } from './reply-cards.js' */

import { CallError } from './ask-server.js';
import { element } from './element.js';
import { fileSize, inLanguage, word } from './words.js';

/**
 * Why there is no card.
 * @typedef {{ sentence: string, notes: string[] }} Failure
 */

/**
 * Returns why a reply has no card, or undefined if it has one.
 * @param {Reply} reply
 * @param {string} reason its `msg` in English
 */
export function failureOf({ code, msg, request_id: id }, reason) {
	if (code === 0) return undefined;
	return {
		sentence: `${code}: ${inLanguage({ zh: msg, en: reason })}`,
		notes: id === undefined ? [] : [word('requestId', { id })],
	};
}

/**
 * Returns why there is no reply.
 * @param {unknown} error
 * @returns {Failure}
 * @throws an error that is not a failed call.
 */
export function failureOfCall(error) {
	if (!(error instanceof CallError)) throw error;
	const { size = 0, limit = 0, ...others } = error.values;
	const values = { ...others, size: fileSize(size), limit: fileSize(limit) };
	return { sentence: word(error.word, values), notes: [] };
}

/** @param {Failure} failure */
export function failureView({ sentence, notes }) {
	return element(
		'div',
		{ class: 'failure', role: 'alert' },
		element('p', {}, element('strong', {}, sentence)),
		...notes.map((note) => element('p', {}, note)),
	);
}
