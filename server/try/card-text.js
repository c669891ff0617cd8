/** @import { Language } from '../../domain/language/language.ts' */

import { ID_CARD_FIELD_NAMES } from '../../domain/id-card.ts';

/**
 * A page's texts for what `domain/language` names: fields and sides, findings (as reasons for a review, and as warnings), and a few others.
 * @param {Language} language
 * @returns {Record<string, string>}
 */
export function cardText({ titles, fields, sides, findings, emptyFile, ended }) {
	/** @param {string} text */
	const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
	const names = ID_CARD_FIELD_NAMES.map((field) => [`field.${field}`, capital(fields[field])]);
	const ofSides = Object.entries(sides).map(([side, name]) => [`side.${side}`, name]);
	const sentences = Object.entries(findings).flatMap(([code, finding]) =>
		['reason', 'warning'].map((group) => [`${group}.${code}`, capital(ended(finding))]),
	);
	const others = { expired: titles.expired, 'error.empty': ended(emptyFile) };
	return { ...Object.fromEntries([...names, ...ofSides, ...sentences]), ...others };
}
