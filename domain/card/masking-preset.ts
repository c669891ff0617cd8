import { PRINTED_FIELDS, type PrintedField } from '../required-fields.ts';

/** What is left visible; anything not listed here is hidden or not sensitive. */
export interface MaskingPreset {
	/** Number of characters left visible at the start and end of the number. */
	number: { first: number; last: number };
	birth: 'year' | 'hidden';
	/** Start, end, 长期 and days left: exact or hidden. */
	validity: 'shown' | 'hidden';
	/**
	 * Address down to the district, the issuing authority, which also names the district, and the kind of number, which for
	 * a residence permit reveals its region code.
	 */
	place: 'district' | 'hidden';
}

/**
 * With each, at least 10,000 numbers match everything left visible; a property test counts them. Hence none shows
 * a birth year with an issue date, since the legal age limits could reveal the birthday, or a district with the
 * last four digits.
 */
export const MASKING_PRESETS = {
	'1+1-birth-year': {
		number: { first: 1, last: 1 },
		birth: 'year',
		validity: 'hidden',
		place: 'district',
	},
	'1+1-validity': {
		number: { first: 1, last: 1 },
		birth: 'hidden',
		validity: 'shown',
		place: 'district',
	},
	'3+4': {
		number: { first: 3, last: 4 },
		birth: 'hidden',
		validity: 'hidden',
		place: 'hidden',
	},
} as const satisfies Record<string, MaskingPreset>;

export type MaskingPresetName = keyof typeof MASKING_PRESETS;

/** Returns the fields that a preset hides or shortens, in the order of the API page. */
export function maskedFields(presetName: MaskingPresetName): PrintedField[] {
	const { validity, place } = MASKING_PRESETS[presetName];
	return [
		...PRINTED_FIELDS[1].filter((field) => field !== 'gender' && field !== 'race'),
		...PRINTED_FIELDS[0].filter((field) => (field === 'issued_by' ? place : validity) === 'hidden'),
	];
}
