/** @import { Reply } from './reply-cards.js' */

import { CallError } from './call.js';
import { element } from './element.js';
import { fileSize, hasWord, word } from './words.js';

/**
 * Why there is no card: a sentence, and what the server says about it.
 * @typedef {{ sentence: string, notes: string[] }} Failure
 */

/** Returns why a reply has no card, or undefined if it has one. @param {Reply} reply */
export function failureOf({ code, msg, request_id: id }) {
	if (code === 0) return undefined;
	const key = `error.${code}`;
	const sentence = hasWord(key) ? word(key) : word('error.unknown', { code });
	// The server's own sentence says more only where a request is at fault, or a reading took too long.
	const says = code === 4000 || code === 5020 || !hasWord(key);
	return {
		sentence: `${code}: ${sentence}`,
		notes: [
			...(says ? [word('serverSays', { message: msg })] : []),
			...(id === undefined ? [] : [word('requestId', { id })]),
		],
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
