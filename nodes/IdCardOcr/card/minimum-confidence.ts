import type { IdCardFields, Side } from '../../../domain/id-card.ts';
import {
	ALL_PRINTED_FIELDS,
	missingFields,
	type PrintedField,
} from '../../../domain/required-fields.ts';

/** How sure a service is of each field's value, from 0 to 1; `null` where it does not say. */
export type Confidences = Readonly<Record<PrintedField, number | null>>;

/**
 * Returns the fields whose confidence is below `minimum` or not known, in the order of the API page: those
 * that were read, and those that these sides print and that were not.
 */
export function fieldsBelow(
	minimum: number,
	{ fields, confidences }: { fields: IdCardFields; confidences: Confidences },
	sides: readonly Side[],
): PrintedField[] {
	const missing = missingFields(fields, sides);
	return ALL_PRINTED_FIELDS.filter(
		(name) => fields[name] !== null || missing.includes(name),
	).filter((name) => (confidences[name] ?? 0) < minimum);
}
