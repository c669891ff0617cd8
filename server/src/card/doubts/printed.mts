import type { IdCardFields } from '../../../../domain/id-card.ts';
import {
	birthOfIdNumber,
	genderOfIdNumber,
	isSoundIdNumber,
} from '../../../../domain/id-number.ts';
import { missingFields, type PrintedField } from '../../../../domain/required-fields.ts';
import { boxOf } from '../layout/template.mts';
import type { ReadCard } from '../read-cards.mts';

/** The fields that such a card prints, by its layout and its number, but that were not read. */
export function missingIn({ fields, side, placement: { template } }: ReadCard): PrintedField[] {
	return missingFields(fields, [side]).filter((name) => boxOf(template, name) !== undefined);
}

/** The fields that the card itself shows not to be read right: missing, impossible, or contradicted by its number. */
export function flawsIn(card: ReadCard): PrintedField[] {
	const { identity_code: number } = card.fields;
	const isImpossible = number !== null && !isSoundIdNumber(number);
	return [
		...missingIn(card),
		...(isImpossible ? ['identity_code' as const] : contradictedIn(card.fields)),
	];
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
