import type { IdCardFields, Side } from './id-card.ts';
import { hasValidCheckCharacter } from './id-number.ts';
import { type IdNumberKind, idNumberKind } from './id-number-kind.ts';

/** A field that cards print; every field of a reply except `side`. */
export type PrintedField = Exclude<keyof IdCardFields, 'side'>;

/** What each side of a resident's card prints, in the order of the API page. */
export const PRINTED_FIELDS: Readonly<Record<Side, readonly PrintedField[]>> = {
	1: ['identity_name', 'identity_code', 'gender', 'race', 'birth', 'address'],
	0: ['issued_by', 'valid_date_start', 'valid_date_end'],
};

export const ALL_PRINTED_FIELDS: readonly PrintedField[] = [
	...PRINTED_FIELDS[1],
	...PRINTED_FIELDS[0],
];

/**
 * What other cards with such a number do not print. Residence permits have no ethnic group;
 * foreigners' cards have no address either, and print the rest on other sides in other years.
 */
const NOT_PRINTED: Partial<Record<IdNumberKind, readonly PrintedField[]>> = {
	'residence-permit': ['race'],
	'foreign-permanent-resident': ['race', 'address', ...PRINTED_FIELDS[0]],
};

/**
 * Returns the fields that these sides print and that were not read, in the order of the API page.
 * `sides` are those that the card should show, whether or not an image of them was read.
 */
export function missingFields(
	fields: Partial<IdCardFields>,
	sides: readonly Side[],
): PrintedField[] {
	const notPrinted = NOT_PRINTED[kindOf(fields.identity_code)] ?? [];
	return ([1, 0] as const)
		.filter((side) => sides.includes(side))
		.flatMap((side) => PRINTED_FIELDS[side])
		.filter((name) => !fields[name]?.trim() && !notPrinted.includes(name));
}

/** Only a sound number says that a card prints less: in others the first digit may be misread. */
function kindOf(idNumber: string | null | undefined): IdNumberKind {
	return idNumber && hasValidCheckCharacter(idNumber) ? idNumberKind(idNumber) : 'resident';
}
