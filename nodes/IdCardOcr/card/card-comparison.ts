import type { IdCardFields } from '../../../domain/id-card.ts';
import { ALL_PRINTED_FIELDS, type PrintedField } from '../../../domain/required-fields.ts';
import type { CardChecks } from './card-checks.ts';
import { normalizeCard } from './card-normalize.ts';

/** What two readings of one card have in common. */
interface CardComparison {
	/** The fields that both readings have, in the order of the API page. */
	compared: PrintedField[];
	/** Those of them that differ. */
	differences: PrintedField[];
}

/**
 * Compares two readings of a card field by field. Both are normalized first; spaces and full-width
 * characters make no difference. A field that one of them lacks is not compared: whether a card may
 * lack it is for its checks to say.
 */
export function compareCards(one: IdCardFields, other: IdCardFields): CardComparison {
	const [first, second] = [one, other].map((card) => normalizeCard(card).fields);
	const compared = ALL_PRINTED_FIELDS.filter(
		(name) => textOf(first[name]) !== '' && textOf(second[name]) !== '',
	);
	return {
		compared,
		differences: compared.filter((name) => textOf(first[name]) !== textOf(second[name])),
	};
}

/** Returns a card's checks with what a second reading says: a card whose readings differ does not pass. */
export function withComparison(checks: CardChecks, comparison: CardComparison): CardChecks {
	if (comparison.differences.length === 0) return { ...checks, ...comparison };
	const problems: CardChecks['problems'] = [...checks.problems, 'readings-differ'];
	return { ...checks, passed: false, problems, ...comparison };
}

function textOf(value: string | null): string {
	return (value ?? '').normalize('NFKC').replace(/\s/g, '');
}
