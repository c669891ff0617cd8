import type { IDataObject } from 'n8n-workflow';

import type { Review } from '../../../domain/extra.ts';
import { emptyIdCardFields, type IdCardFields, type Side } from '../../../domain/id-card.ts';
import { ALL_PRINTED_FIELDS, PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import { compareCards } from '../../../domain/card/card-comparison.ts';
import { normalizeIdNumber } from '../../../domain/card/id-number-normalize.ts';
import { factsOfNumber } from '../../../domain/card/number-checks.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import { cardFieldsIn } from './card-fields.ts';
import type { NodeItem } from './item.ts';
import { supported } from './option-value.ts';

const BOTH: readonly Side[] = [1, 0];
const SIDES = { automatic: undefined, back: [0], both: BOTH, front: [1], given: [] } as const;
const SIDE_NAMES = Object.keys(SIDES) as Array<keyof typeof SIDES>;

interface CardToCheck {
	fields: IdCardFields;
	/** The sides that it should show. */
	sides: readonly Side[];
	reviews?: readonly Review[];
	others?: readonly IdCardFields[];
}

/**
 * Reads the card, or the number alone, that "Check ID Card" checks for one item.
 * @throws InputRefusal when there are no fields, or they cannot be used; see {@link cardFieldsIn}.
 */
export function cardToCheck({ parameter }: NodeItem): CardToCheck {
	if (parameter('specifyCard') === 'number') return numberToCheck(parameter('idNumber'));
	const fields =
		parameter('specifyCard') === 'fields'
			? (cardFieldsIn({ ...(parameter('cardFields', {}) as IDataObject) }) ?? emptyIdCardFields())
			: fieldsOf(parameter('card'), 'Card');
	const named = SIDES[supported('Sides', parameter('sides', 'automatic'), SIDE_NAMES)];
	const isEmpty = ALL_PRINTED_FIELDS.every((name) => fields[name] === null);
	const card = { fields, sides: named === undefined || isEmpty ? sidesOf(fields) : named };
	const compare = String(parameter('compare', false)).toLowerCase();
	if (supported('Compare With Second Reading', compare, ['true', 'false']) === 'false') return card;
	const second = fieldsOf(parameter('secondReading'), 'Second Reading');
	// Comparing no field would look like finding no difference.
	if (compareCards(fields, second).compared.length === 0) {
		throw new InputRefusal(
			"'Second Reading' and the card have no field in common",
			'Nothing could be compared. Check the expression.',
		);
	}
	return { ...card, others: [second] };
}

/** The card of a number alone: birth and gender follow from the number, and no side is expected. */
function numberToCheck(given: unknown): CardToCheck {
	const { identity_code: number } = cardFieldsIn({ identity_code: given })!;
	const fields = { ...emptyIdCardFields(), identity_code: number };
	if (number === null) {
		return { fields, sides: [], reviews: [{ field: 'identity_code', reasons: ['missing'] }] };
	}
	return { fields: { ...fields, ...factsOfNumber(normalizeIdNumber(number)) }, sides: [] };
}

/** Without any field both sides are missing. */
function sidesOf(fields: IdCardFields): readonly Side[] {
	const sides = BOTH.filter(
		(side) => side === fields.side || PRINTED_FIELDS[side].some((name) => fields[name] !== null),
	);
	return sides.length === 0 ? BOTH : sides;
}

function fieldsOf(value: unknown, label: string): IdCardFields {
	const fields = cardFieldsIn(value);
	if (fields !== undefined) return fields;
	if (typeof value === 'string' && value.trim() === '') {
		throw new InputRefusal(
			`'${label}' is empty`,
			'Check the column or the node that it comes from.',
		);
	}
	if (typeof value === 'string' && !value.includes('{')) {
		throw new InputRefusal(
			`'${label}' is text without JSON`,
			'Map an object, or text that contains one, such as the answer of a language model.',
		);
	}
	throw new InputRefusal(
		`'${label}' has no fields of an ID card, or those of several`,
		"It must be one card, as an object or as JSON in a text, with keys such as identity_name, idNumber or 住址. Where they have other names, set 'Specify Card' to Using Fields Below.",
	);
}
