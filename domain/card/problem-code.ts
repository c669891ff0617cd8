import type { PrintedField } from '../required-fields.ts';

/** What the checks may find, by the fields that a person should look at. */
export const PROBLEMS_OF = {
	identity_code: [
		'number-first-generation',
		'number-length',
		'number-characters',
		'check-digit-wrong',
		'number-birth-not-a-date',
		'birth-differs-from-number',
		'gender-differs-from-number',
		'region-code-unknown',
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
} as const satisfies Partial<Record<PrintedField, readonly string[]>>;

/** What no card prints, whoever looks at it. */
const NEVER_PRINTED: readonly string[] = [
	'number-length',
	'number-characters',
	'check-digit-wrong',
	'number-birth-not-a-date',
	'birth-not-a-date',
	'validity-not-a-date',
] satisfies ProblemCode[];

export type ProblemCode = (typeof PROBLEMS_OF)[keyof typeof PROBLEMS_OF][number];

/** Whether a value, by what was found of it, is none that a card prints. */
export function isNeverPrinted(codes: readonly string[]): boolean {
	return codes.some((code) => NEVER_PRINTED.includes(code));
}

export function isAbout(code: string, field: PrintedField): boolean {
	const problems: Partial<Record<PrintedField, readonly string[]>> = PROBLEMS_OF;
	return problems[field]?.includes(code) === true;
}
