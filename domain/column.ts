import type { PrintedField } from './required-fields.ts';

/**
 * The columns of a card, by the names that they have where nothing else is chosen, in their order. The first five are
 * all that a narrow table shows.
 */
export const COLUMNS = [
	'side',
	'identity_name',
	'identity_code',
	'needs_review',
	'reason_message',
	'review_reasons',
	'gender',
	'race',
	'birth',
	'address',
	'issued_by',
	'valid_date_start',
	'valid_date_end',
	'identity_name_pinyin',
	'gender_english',
	'race_english',
	'address_province',
	'address_city',
	'address_district',
	'address_street',
	'age',
	'expired',
	'days_left',
	'reason_code',
	'retry',
	'file_name',
	'copies_missing',
	'matched_by',
	'candidates',
] as const;

export type Column = (typeof COLUMNS)[number];

/** What columns with details say of a side's image. */
export const MEASURES = [
	'blur',
	'glare',
	'brightness',
	'cut_off',
	'warnings',
	'page',
	'left',
	'top',
	'width',
	'height',
] as const;

export type Measure = (typeof MEASURES)[number];

export const DETAILS_PREFIX = 'details_';

/** A column that an item may show; all of those with details go by their prefix. */
export type ShownColumn = Column | typeof DETAILS_PREFIX;

/** How names of columns call a side; '' on an item of one side. */
export const NAMED_SIDES = ['', 'front', 'back'] as const;

export type NamedSide = (typeof NAMED_SIDES)[number];

export function confidenceColumn(field: PrintedField): string {
	return `${DETAILS_PREFIX}confidence_${field}`;
}

export function measureColumn(side: NamedSide, measure: Measure): string {
	return `${DETAILS_PREFIX}${side === '' ? '' : `${side}_`}${measure}`;
}
