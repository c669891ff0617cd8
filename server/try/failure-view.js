/** @import { Reply } from './reply-cards.js' */

import { CallError } from './ask-server.js';
import { element } from './element.js';
import { fileSize, inLanguage, word } from './words.js';

/**
 * Why there is no card.
 * @typedef {{ sentence: string, notes: string[] }} Failure
 */

/** The fields that each side of a card prints. */
const SIDES = [
	['identity_name', 'identity_code', 'gender', 'race', 'birth', 'address'],
	['issued_by', 'valid_date_start', 'valid_date_end'],
];

/**
 * Returns why a reply has no card, or undefined if it has one.
 * @param {Reply} reply
 * @param {string} reason its `msg` in English
 * @returns {Failure | undefined}
 */
export function failureOf({ code, msg, extra, request_id: id }, reason) {
	if (code === 0) return undefined;
	const request = id === undefined ? [] : [word('requestId', { id })];
	const { reason: why, seen = [] } = extra?.unread ?? {};
	// The sentence of the code says that there is no card, beside the boxes of its words.
	if (why === 'card-not-readable') {
		const notes = [...seenNotes(seen), word('unreadCard.cure'), ...request];
		return { sentence: `${code}: ${word('unreadCard')}`, notes };
	}
	return { sentence: `${code}: ${inLanguage({ zh: msg, en: reason })}`, notes: request };
}

/**
 * Says of which fields the label or the value was read, and of which others on that side neither.
 * @param {readonly string[]} seen
 */
function seenNotes(seen) {
	const sides = SIDES.filter((fields) => fields.some((field) => seen.includes(field)));
	const missing = sides.flat().filter((field) => !seen.includes(field));
	/** @param {readonly string[]} fields */
	const named = (fields) => fields.map((field) => word(`field.${field}`)).join(word('comma'));
	return [
		...(seen.length === 0 ? [] : [word('unreadCard.seen', { fields: named(seen) })]),
		...(missing.length === 0 ? [] : [word('unreadCard.missing', { fields: named(missing) })]),
	];
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
