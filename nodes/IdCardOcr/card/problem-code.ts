/** The checks on a card, in the order they run. */
export const CHECK_NAMES = [
	'fields-read',
	'number-form',
	'check-digit',
	'birth-date',
	'birth-match',
	'gender-match',
	'region-code',
	'ethnic-group',
	'validity-dates',
	'validity-length',
	'validity-age',
	'validity-now',
	'second-reading',
	'confidence',
] as const;

export type CheckName = (typeof CHECK_NAMES)[number];

/** A possible finding of a check. Only a `problem` keeps a card from passing. */
interface Problem {
	check: CheckName;
	severity: 'problem' | 'warning';
	/** One sentence for people, without any value from the card. */
	sentence: string;
}

/** Every finding; a test compares this table with the one in `docs/checks-and-masking.md`. */
export const PROBLEMS = {
	'field-missing': {
		check: 'fields-read',
		severity: 'problem',
		sentence: 'A field that the card prints was not read.',
	},
	'number-first-generation': {
		check: 'number-form',
		severity: 'problem',
		sentence:
			'The number has 15 digits, as on first-generation cards, which have been invalid since 2013.',
	},
	'number-length': {
		check: 'number-form',
		severity: 'problem',
		sentence: 'The number does not have 18 characters.',
	},
	'number-characters': {
		check: 'number-form',
		severity: 'problem',
		sentence: 'The number is not 17 digits followed by a digit or X.',
	},
	'check-digit-wrong': {
		check: 'check-digit',
		severity: 'problem',
		sentence: 'The check character does not match the first 17 digits.',
	},
	'birth-not-a-date': {
		check: 'birth-date',
		severity: 'problem',
		sentence: 'The printed date of birth is not a valid date.',
	},
	'number-birth-not-a-date': {
		check: 'birth-date',
		severity: 'problem',
		sentence: 'The date of birth in the number is not a valid date.',
	},
	'birth-in-future': {
		check: 'birth-date',
		severity: 'problem',
		sentence: 'The date of birth is after the reference date.',
	},
	'age-implausible': {
		check: 'birth-date',
		severity: 'warning',
		sentence: 'The holder would be more than 120 years old.',
	},
	'birth-differs-from-number': {
		check: 'birth-match',
		severity: 'problem',
		sentence: 'The printed date of birth differs from the one in the number.',
	},
	'gender-differs-from-number': {
		check: 'gender-match',
		severity: 'problem',
		sentence: 'The printed gender differs from the one in the number.',
	},
	'gender-unknown': {
		check: 'gender-match',
		severity: 'warning',
		sentence: 'The printed gender is neither 男 nor 女.',
	},
	'region-code-unknown': {
		check: 'region-code',
		severity: 'warning',
		sentence:
			'The first six digits of the number match no region code in use at any time since 1981.',
	},
	'region-code-abolished-before-birth': {
		check: 'region-code',
		severity: 'warning',
		sentence: 'The region code of the number was abolished before the holder was born.',
	},
	'ethnic-group-unknown': {
		check: 'ethnic-group',
		severity: 'warning',
		sentence: 'The ethnic group is neither one of the 56 names nor another entry used on cards.',
	},
	'validity-not-a-date': {
		check: 'validity-dates',
		severity: 'problem',
		sentence: 'The start or end of the validity period is neither a valid date nor 长期.',
	},
	'validity-length-illegal': {
		check: 'validity-length',
		severity: 'problem',
		sentence: 'The length of the validity period is not allowed for this kind of card.',
	},
	'validity-does-not-fit-age': {
		check: 'validity-age',
		severity: 'problem',
		sentence: "The length of the validity period does not fit the holder's age at its start.",
	},
	'validity-not-yet-started': {
		check: 'validity-now',
		severity: 'problem',
		sentence: 'The validity period starts after the reference date.',
	},
	'validity-expired': {
		check: 'validity-now',
		severity: 'problem',
		sentence: 'The validity period ended before the reference date.',
	},
	'readings-differ': {
		check: 'second-reading',
		severity: 'problem',
		sentence: 'A field differs between the two readings.',
	},
	'confidence-below-minimum': {
		check: 'confidence',
		severity: 'problem',
		sentence: "A field's confidence is below 'Minimum Confidence', or not known.",
	},
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof PROBLEMS;
