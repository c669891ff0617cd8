import type { ProblemCode } from '../../nodes/IdCardOcr/card/problem-code.ts';

/** What `review_reasons` may name, in one sentence for people, beside what a self-hosted server says itself. */
export const PROBLEMS: Record<
	ProblemCode | 'missing' | 'readings-differ' | 'below-minimum',
	string
> = {
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
};
