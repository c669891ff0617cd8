import type { PrintedField } from '../../../domain/required-fields.ts';

/** Every finding of the checks, in one sentence for people, without any value from the card. */
export const PROBLEMS = {
	missing: 'A field that the card prints was not read.',
	'number-first-generation':
		'The number has 15 digits, as on first-generation cards, which have been invalid since 2013.',
	'number-length': 'The number does not have 18 characters.',
	'number-characters': 'The number is not 17 digits followed by a digit or X.',
	'check-digit-wrong': 'The check character does not match the first 17 digits.',
	'birth-not-a-date': 'The printed date of birth is not a valid date.',
	'number-birth-not-a-date': 'The date of birth in the number is not a valid date.',
	'birth-in-future': 'The date of birth is after the reference date.',
	'age-implausible': 'The holder would be more than 120 years old.',
	'birth-differs-from-number': 'The printed date of birth differs from the one in the number.',
	'gender-differs-from-number': 'The printed gender differs from the one in the number.',
	'gender-unknown': 'The printed gender is neither 男 nor 女.',
	'region-code-unknown':
		'The first six digits of the number match no region code in use at any time since 1981.',
	'region-code-abolished-before-birth':
		'The region code of the number was abolished before the holder was born.',
	'ethnic-group-unknown':
		'The ethnic group is neither one of the 56 names nor another entry used on cards.',
	'validity-not-a-date':
		'The start or end of the validity period is neither a valid date nor 长期.',
	'validity-length-illegal':
		'The length of the validity period is not allowed for this kind of card.',
	'validity-does-not-fit-age':
		"The length of the validity period does not fit the holder's age at its start.",
	'validity-not-yet-started': 'The validity period starts after the reference date.',
	'validity-expired': 'The validity period ended before the reference date.',
	'readings-differ': 'A field differs between the two readings.',
	'below-minimum': "A field's confidence is below 'Minimum Confidence', or not known.",
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** What each field's findings are; the others name their fields themselves. */
const PROBLEMS_OF: Readonly<Partial<Record<PrintedField, readonly ProblemCode[]>>> = {
	identity_code: [
		'number-first-generation',
		'number-length',
		'number-characters',
		'check-digit-wrong',
		'number-birth-not-a-date',
		'birth-differs-from-number',
		'gender-differs-from-number',
		'region-code-unknown',
		'region-code-abolished-before-birth',
	],
	gender: ['gender-differs-from-number', 'gender-unknown'],
	race: ['ethnic-group-unknown'],
	birth: ['birth-not-a-date', 'birth-in-future', 'age-implausible', 'birth-differs-from-number'],
	valid_date_start: [
		'validity-not-a-date',
		'validity-length-illegal',
		'validity-does-not-fit-age',
		'validity-not-yet-started',
	],
	valid_date_end: [
		'validity-not-a-date',
		'validity-length-illegal',
		'validity-does-not-fit-age',
		'validity-expired',
	],
};

/** Whether a finding is about a field, so that a person should look at it. */
export function isAbout(code: ProblemCode, field: PrintedField): boolean {
	return PROBLEMS_OF[field]?.includes(code) === true;
}
