/** @import { Language } from '../../domain/language/language.ts' */

import { ID_CARD_FIELD_NAMES } from '../../domain/id-card.ts';

/**
 * A page's texts for what `domain/language` names: fields, sides, and findings, both as reasons for a review and as warnings.
 * @param {Language} language
 * @returns {Record<string, string>}
 */
export function cardText({ fields, sides, findings, ended }) {
	/** @param {string} text */
	const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
	const names = ID_CARD_FIELD_NAMES.map((field) => [`field.${field}`, capital(fields[field])]);
	const ofSides = Object.entries(sides).map(([side, name]) => [`side.${side}`, name]);
	const sentences = Object.entries(findings).flatMap(([code, finding]) =>
		['reason', 'warning'].map((group) => [`${group}.${code}`, capital(ended(finding))]),
	);
	return Object.fromEntries([...names, ...ofSides, ...sentences]);
}
