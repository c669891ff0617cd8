/** @import { Extra } from '../../domain/extra.ts' */

import { element } from './element.js';
import { word } from './words.js';

/** Shows warnings about the image. @param {readonly string[]} warnings */
export function warningsView(warnings) {
	return listView(
		'warnings',
		warnings.map((code) => word(`warning.${code}`)),
	);
}

/** Shows which sides are proven to be one person's, with the proofs. @param {Extra['people']} people */
export function peopleView(people) {
	const proven = people.map(({ cards, provenBy }, index) =>
		word('personCards', {
			number: index + 1,
			cards: cards.map((card) => card + 1).join(' · '),
			proof: provenBy.map((code) => word(`proof.${code}`)).join(' · '),
		}),
	);
	return listView('people', proven);
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
