import type { IdCardFields } from '../../../../domain/id-card.ts';
import {
	birthOfIdNumber,
	genderOfIdNumber,
	isSoundIdNumber,
} from '../../../../domain/id-number.ts';
import { PRINTED_FIELDS, type PrintedField } from '../../../../domain/required-fields.ts';
import type { FieldName } from '../fields/hypothesis.mts';

/** Numbers of cards that lack a field: residence permits (81, 82, 83) and foreigners' cards (9). */
const NOT_PRINTED: Partial<Record<PrintedField, RegExp>> = {
	race: /^(8[123]|9)/,
	address: /^9/,
};

/**
 * Counts the missing fields and the contradictions: an ID number that is not sound, or a printed birth date
 * or gender that differs from a sound one.
 */
export function countInconsistencies(fields: IdCardFields): number {
	const number = fields.side === 1 ? fields.identity_code : null;
	return missingIn(fields).length + (number === null ? 0 : contradictions(number, fields));
}

/** The fields that cards of this side and with this number print, but that were not read. */
export function missingIn(fields: IdCardFields): PrintedField[] {
	const number = fields.side === 1 ? fields.identity_code : null;
	return PRINTED_FIELDS[fields.side === 1 ? 1 : 0].filter(
		(name) => fields[name] === null && !NOT_PRINTED[name]?.test(number ?? ''),
	);
}

function contradictions(number: string, fields: IdCardFields): number {
	return isSoundIdNumber(number) ? contradictedBy(number, fields).length : 1;
}

/** The printed fields that contradict a sound ID number. */
export function contradictedBy(
	number: string,
	{ birth, gender }: Pick<IdCardFields, 'birth' | 'gender'>,
): FieldName[] {
	const isBirth = birth === null || birth === birthOfIdNumber(number);
	const isGender = gender === null || gender === genderOfIdNumber(number);
	return [...(isBirth ? [] : ['birth' as const]), ...(isGender ? [] : ['gender' as const])];
}
