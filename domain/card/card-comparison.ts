import type { IdCardFields } from '../id-card.ts';
import { ALL_PRINTED_FIELDS } from '../required-fields.ts';
import { normalizeCard } from './card-normalize.ts';

/**
 * Compares two readings of a card field by field. Both are normalized first; spaces, full-width characters and the dot
 * within a name make no difference. A field that one of them lacks is not compared: whether a card may
 * lack it is for its checks to say. Returns the fields that both have and, of these, those that differ, in the order of the
 * API page.
 */
export function compareCards(one: IdCardFields, other: IdCardFields) {
	const [first, second] = [one, other].map(normalizeCard);
	const compared = ALL_PRINTED_FIELDS.filter(
		(name) => textOf(first[name]) !== '' && textOf(second[name]) !== '',
	);
	return {
		compared,
		differences: compared.filter((name) => textOf(first[name]) !== textOf(second[name])),
	};
}

function textOf(value: string | null): string {
	return (value ?? '').normalize('NFKC').replace(/[\s·•‧・]/gu, '');
}
