import type { IdCardFields } from '../../../domain/id-card.ts';
import { birthOfIdNumber, genderOfIdNumber } from '../../../domain/id-number.ts';
import { isSoundIdNumber } from './id-number-line.mts';

const PORTRAIT = ['identity_name', 'identity_code', 'gender', 'birth', 'address'] as const;
const EMBLEM = ['issued_by', 'valid_date_start', 'valid_date_end'] as const;

/** Numbers of residence permits (81, 82, 83) and of foreigners (9), which have no ethnic group. */
const WITHOUT_ETHNIC_GROUP = /^(8[123]|9)/;

/**
 * Counts the missing fields and the contradictions of the ID number: in itself, to the printed birth
 * and to the printed gender. 0 for a reading without inconsistencies.
 */
export function countInconsistencies(fields: IdCardFields): number {
	const number = fields.identity_code;
	const foreigner = fields.side === 1 && /^9/.test(number ?? '');
	const expected = fields.side === 1 ? PORTRAIT : EMBLEM;
	const missing = expected.filter(
		(name) => fields[name] === null && !(foreigner && name === 'address'),
	).length;
	if (fields.side !== 1) return missing;
	const raceMissing = fields.race === null && !WITHOUT_ETHNIC_GROUP.test(number ?? '');
	return missing + (raceMissing ? 1 : 0) + (number === null ? 0 : contradictions(number, fields));
}

function contradictions(number: string, { birth, gender }: IdCardFields): number {
	if (!isSoundIdNumber(number)) return 1;
	const births = birth !== null && birth !== birthOfIdNumber(number);
	const genders = gender !== null && gender !== genderOfIdNumber(number);
	return Number(births) + Number(genders);
}
