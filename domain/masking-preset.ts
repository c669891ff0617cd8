/** What a preset leaves of a card; whatever it does not name is hidden or is no secret. */
export interface MaskingPreset {
	/** Characters of the number left at its start and at its end. */
	number: { first: number; last: number };
	birth: 'year' | 'hidden';
	/** Start, end, 长期 and days left: exact days, or hidden. */
	validity: 'shown' | 'hidden';
	/** Address down to the district, and the issuing authority, which names the district too. */
	place: 'district' | 'hidden';
	/** The kind of number, which for a residence permit is its region code. */
	kind: 'shown' | 'hidden';
}

/**
 * The presets on offer. Each leaves at least 10,000 numbers that fit all that stays visible, and a
 * property test counts them; that is why none shows a birth year beside an issue day, from which
 * the law's age limits tell the birthday, or a district beside four last digits.
 */
export const MASKING_PRESETS = {
	'1+1-birth-year': {
		number: { first: 1, last: 1 },
		birth: 'year',
		validity: 'hidden',
		place: 'district',
		kind: 'shown',
	},
	'1+1-validity': {
		number: { first: 1, last: 1 },
		birth: 'hidden',
		validity: 'shown',
		place: 'district',
		kind: 'shown',
	},
	'3+4': {
		number: { first: 3, last: 4 },
		birth: 'hidden',
		validity: 'hidden',
		place: 'hidden',
		kind: 'hidden',
	},
} as const satisfies Record<string, MaskingPreset>;

export type MaskingPresetName = keyof typeof MASKING_PRESETS;
