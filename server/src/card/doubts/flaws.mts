import type { IdCardFields } from '../../../../domain/id-card.ts';
import {
	birthOfIdNumber,
	genderOfIdNumber,
	isSoundIdNumber,
} from '../../../../domain/id-number.ts';
import { missingFields, type PrintedField } from '../../../../domain/required-fields.ts';
import type { FieldName } from '../fields/hypothesis.mts';
import { boxOf } from '../layout/template.mts';
import type { ReadCard } from '../read-cards.mts';

/**
 * The fields that such a side prints, by its layout and its number, but that were not read. A number that is not
 * sound says nothing about what is printed.
 */
export function missingIn({ fields, side, placement: { template } }: ReadCard): PrintedField[] {
	return missingFields(fields, [side]).filter((name) => boxOf(template, name) !== undefined);
}

/**
 * The fields that the card itself shows not to be read right: missing, impossible, contradicted by its number, or
 * covered.
 */
export function flawsIn(card: ReadCard): FieldName[] {
	const impossible = isImpossible('identity_code', card) ? ['identity_code' as const] : [];
	return [...missingIn(card), ...impossible, ...contradictedIn(card.fields), ...card.covered];
}

/** Whether a value is a number with a wrong check character, or of a birth date that does not exist. */
export function isImpossible(name: FieldName, { fields }: ReadCard): boolean {
	const number = name === 'identity_code' ? fields[name] : null;
	return number !== null && !isSoundIdNumber(number);
}

/** The printed fields that contradict the card's number; none if that is impossible itself. */
export function contradictedIn({
	identity_code: number,
	birth,
	gender,
}: IdCardFields): PrintedField[] {
	if (number === null || !isSoundIdNumber(number)) return [];
	const isBirth = birth === null || birth === birthOfIdNumber(number);
	const isGender = gender === null || gender === genderOfIdNumber(number);
	return [...(isBirth ? [] : ['birth' as const]), ...(isGender ? [] : ['gender' as const])];
}
