/** @import { Reply } from './call.js' */

import { CHINESE } from '../../domain/language/chinese.ts';
import { ENGLISH } from '../../domain/language/english.ts';
import { unreadReason } from '../../domain/result/found-side.ts';
import { element } from './element.js';
import { inLanguage, word } from './words.js';

/**
 * Why there is no card.
 * @typedef {{ sentence: string, notes: string[] }} Failure
 */

/**
 * Returns why a reply has no card, or undefined if it has one.
 * @param {Reply} reply
 * @param {string} reason its `msg` in English
 * @returns {Failure | undefined}
 */
export function failureOf(reply, reason) {
	const { code, msg: chinese, request_id: id } = reply;
	if (code === 0) return undefined;
	const request = id === undefined ? [] : [word('requestId', { id })];
	const unread = unreadReason(reply);
	// The sentence of the code says that there is no card, beside the boxes of its words.
	if (unread.code === 'card-not-readable') {
		const language = inLanguage({ en: ENGLISH, zh: CHINESE });
		const notes = [language.photographCard, ...request];
		return { sentence: `${code}: ${unread.sentence(language)}`, notes };
	}
	return { sentence: `${code}: ${inLanguage({ zh: chinese, en: reason })}`, notes: request };
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
