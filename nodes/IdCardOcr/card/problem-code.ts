import type { PrintedField } from '../../../domain/required-fields.ts';

/** A possible finding of the checks: the card needs review. */
interface Problem {
	/** The fields that a person should look at; none where the finding itself names them. */
	fields: readonly PrintedField[];
	/** One sentence for people, without any value from the card. */
	sentence: string;
}

const VALIDITY = ['valid_date_start', 'valid_date_end'] as const;

/** Every finding. */
export const PROBLEMS = {
	missing: {
		fields: [],
		sentence: 'A field that the card prints was not read.',
	},
	'number-first-generation': {
		fields: ['identity_code'],
		sentence:
			'The number has 15 digits, as on first-generation cards, which have been invalid since 2013.',
	},
	'number-length': {
		fields: ['identity_code'],
		sentence: 'The number does not have 18 characters.',
	},
	'number-characters': {
		fields: ['identity_code'],
		sentence: 'The number is not 17 digits followed by a digit or X.',
	},
	'check-digit-wrong': {
		fields: ['identity_code'],
		sentence: 'The check character does not match the first 17 digits.',
	},
	'birth-not-a-date': {
		fields: ['birth'],
		sentence: 'The printed date of birth is not a valid date.',
	},
	'number-birth-not-a-date': {
		fields: ['identity_code'],
		sentence: 'The date of birth in the number is not a valid date.',
	},
	'birth-in-future': {
		fields: ['birth'],
		sentence: 'The date of birth is after the reference date.',
	},
	'age-implausible': {
		fields: ['birth'],
		sentence: 'The holder would be more than 120 years old.',
	},
	'birth-differs-from-number': {
		fields: ['birth', 'identity_code'],
		sentence: 'The printed date of birth differs from the one in the number.',
	},
	'gender-differs-from-number': {
		fields: ['gender', 'identity_code'],
		sentence: 'The printed gender differs from the one in the number.',
	},
	'gender-unknown': {
		fields: ['gender'],
		sentence: 'The printed gender is neither 男 nor 女.',
	},
	'region-code-unknown': {
		fields: ['identity_code'],
		sentence:
			'The first six digits of the number match no region code in use at any time since 1981.',
	},
	'region-code-abolished-before-birth': {
		fields: ['identity_code'],
		sentence: 'The region code of the number was abolished before the holder was born.',
	},
	'ethnic-group-unknown': {
		fields: ['race'],
		sentence: 'The ethnic group is neither one of the 56 names nor another entry used on cards.',
	},
	'validity-not-a-date': {
		fields: VALIDITY,
		sentence: 'The start or end of the validity period is neither a valid date nor 长期.',
	},
	'validity-length-illegal': {
		fields: VALIDITY,
		sentence: 'The length of the validity period is not allowed for this kind of card.',
	},
	'validity-does-not-fit-age': {
		fields: VALIDITY,
		sentence: "The length of the validity period does not fit the holder's age at its start.",
	},
	'validity-not-yet-started': {
		fields: ['valid_date_start'],
		sentence: 'The validity period starts after the reference date.',
	},
	'validity-expired': {
		fields: ['valid_date_end'],
		sentence: 'The validity period ended before the reference date.',
	},
	'readings-differ': {
		fields: [],
		sentence: 'A field differs between the two readings.',
	},
	'below-minimum': {
		fields: [],
		sentence: "A field's confidence is below 'Minimum Confidence', or not known.",
	},
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof PROBLEMS;
