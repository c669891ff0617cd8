/** @import { Extra } from '../../domain/extra.ts' */

import { CHINESE } from '../../domain/language/chinese.ts';
import { ENGLISH } from '../../domain/language/english.ts';
import { element } from './element.js';
import { inLanguage, word } from './words.js';

/** Shows warnings about the image. @param {readonly string[]} warnings */
export function warningsView(warnings) {
	return listView(
		'warnings',
		warnings.map((code) => word(`warning.${code}`)),
	);
}

/** Shows which sides belong, or seem to belong, to one person, and what says so. @param {Extra['people']} people */
export function peopleView(people) {
	/** @type {Readonly<Record<string, string>>} */
	const evidence = inLanguage({ en: ENGLISH, zh: CHINESE }).evidence;
	const joined = people.map(({ cards, provenBy, needsReview }, index) => {
		const proof = provenBy.map((code) => evidence[code] ?? code).join(' · ');
		return word('personCards', {
			number: index + 1,
			cards: cards.map((card) => card + 1).join(' · '),
			proof: needsReview === true ? `${word('proposedPerson')}: ${proof}` : proof,
		});
	});
	return listView('people', joined);
}

/**
 * @param {string} heading
 * @param {readonly string[]} texts
 */
function listView(heading, texts) {
	if (texts.length === 0) return undefined;
	return element(
		'section',
		{ class: heading },
		element('h3', {}, word(heading)),
		element('ul', {}, ...texts.map((text) => element('li', {}, text))),
	);
}
