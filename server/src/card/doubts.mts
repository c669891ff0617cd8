import type { IdCardFields } from '../../../domain/id-card.ts';
import { birthOfIdNumber, genderOfIdNumber } from '../../../domain/id-number.ts';
import { isSoundIdNumber } from './id-number-line.mts';

const PORTRAIT = ['identity_name', 'identity_code', 'gender', 'birth', 'address'] as const;
const EMBLEM = ['issued_by', 'valid_date_start', 'valid_date_end'] as const;

/** Numbers of residence permits (81, 82, 83) and of foreigners (9): no ethnic group is printed. */
const WITHOUT_ETHNIC_GROUP = /^(8[123]|9)/;

/**
 * Counts what speaks against a reading: fields that are missing, and a number that contradicts
 * itself, the printed birth or the printed gender. 0 is a reading worth keeping as it is.
 */
export function doubtsAbout(fields: IdCardFields): number {
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

/**
 * Joins two readings of one picture: the one with fewer doubts, the first one if equal, and from
 * the other what it lacks, provided that both saw the same side.
 */
export function joined(first: IdCardFields | null, second: IdCardFields | null) {
	if (first === null || second === null) return first ?? second;
	const secondIsBetter =
		first.side === second.side
			? doubtsAbout(second) < doubtsAbout(first)
			: readFields(second) > readFields(first);
	const [better, other] = secondIsBetter ? [second, first] : [first, second];
	if (better.side !== other.side) return better;
	const present = Object.entries(better).filter(([, value]) => value !== null);
	return { ...other, ...(Object.fromEntries(present) as Partial<IdCardFields>) };
}

function readFields(fields: IdCardFields): number {
	return Object.values(fields).filter((value) => value !== null).length;
}
