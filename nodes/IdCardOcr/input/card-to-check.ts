import type { IDataObject } from 'n8n-workflow';

import { emptyIdCardFields, type IdCardFields, type Side } from '../../../domain/id-card.ts';
import { PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import { compareCards } from '../card/card-comparison.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import { cardFieldsIn } from './card-fields.ts';
import type { NodeItem } from './item.ts';
import { oneOf } from './option-value.ts';

/** A card whose fields are known, as the user gives it. */
export interface CardToCheck {
	fields: IdCardFields;
	/** The sides that it should show. */
	sides: readonly Side[];
	/** Another reading of it. */
	second?: IdCardFields;
}

const BOTH: readonly Side[] = [1, 0];
const SIDES = { automatic: undefined, back: [0], both: BOTH, front: [1] } as const;
const SIDE_NAMES = Object.keys(SIDES) as Array<keyof typeof SIDES>;

/**
 * Reads the card that "Check ID Card" checks for one item.
 * @throws InputRefusal when there are no fields, or they cannot be used; see {@link cardFieldsIn}.
 */
export function cardToCheck({ parameter }: NodeItem): CardToCheck {
	const fields =
		parameter('specifyCard') === 'fields'
			? (cardFieldsIn({ ...(parameter('cardFields', {}) as IDataObject) }) ?? emptyIdCardFields())
			: fieldsOf(parameter('card'), 'Card');
	const sides = parameter('sides', 'automatic');
	const named = SIDES[oneOf('Sides', { sides } as IDataObject, 'sides', SIDE_NAMES, 'automatic')];
	const card = { fields, sides: named ?? sidesOf(fields) };
	if (parameter('compare', false) !== true) return card;
	const second = fieldsOf(parameter('secondReading'), 'Second Reading');
	// Nothing compared would look like nothing different.
	if (compareCards(fields, second).compared.length === 0) throw nothingInCommon();
	return { ...card, second };
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
	throw new InputRefusal(
		`'${label}' has no fields of an ID card`,
		"It must be an object, or JSON as text, with keys such as identity_name, idNumber or 住址. Where they have other names, set 'Specify Card' to Using Fields Below.",
	);
}

function nothingInCommon(): InputRefusal {
	return new InputRefusal(
		"'Second Reading' and the card have no field in common",
		'Nothing could be compared. Check the expression.',
	);
}
