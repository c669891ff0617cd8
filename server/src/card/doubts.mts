import type { IdCardFields } from '../../../domain/id-card.ts';
import { birthOfIdNumber, genderOfIdNumber } from '../../../domain/id-number.ts';
import type { SourcedFields } from './field-sources.mts';
import { isSoundIdNumber } from './id-number-line.mts';
import { ENDED, lacksBeginning, lacksEnd } from './lost-end.mts';

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

/** Fields that nothing else on the card checks. */
export const UNCHECKED = [
	'identity_name',
	'address',
	'issued_by',
	'valid_date_start',
	'valid_date_end',
] as const;

export type Unchecked = (typeof UNCHECKED)[number];

/** Of the characters less sure than this a good part is wrong; few cards have any. */
export const SURE = 0.75;

/** Tells whether a character is doubtful, or seems lost, in a field that nothing else on the card checks. */
export function isUnsure(card: SourcedFields): boolean {
	if (ENDED.some((name) => lacksEnd(card, name) || lacksBeginning(card, name))) return true;
	return UNCHECKED.some((name) => card.fields[name] !== null && sureness(card, name) < SURE);
}

/** Probability of the least sure character that the field was read from; 1 without any. */
export function sureness({ sources }: SourcedFields, name: Unchecked): number {
	const glyphs = sources[name] ?? [];
	return glyphs.reduce((least, { reading }) => Math.min(least, reading.probability), 1);
}
