import { DETAILS_PREFIX, type ShownColumn } from '../../../domain/column.ts';

type Selectable = readonly [title: string, value: string, description?: string];

/** What can be selected, in the editor's order. */
export const SELECTABLE: readonly Selectable[] = [
	['Address', 'address'],
	['Address Parts', 'addressParts', 'Province, city, district and street'],
	['Age', 'age', 'Full years on the reference date'],
	['Birth Date', 'birth'],
	[
		'Candidates',
		'candidates',
		'The images that may show the missing side, where sides were matched',
	],
	['Copies Missing', 'copies_missing', 'Which copies that were asked for could not be made'],
	['Days Left', 'days_left', 'Until the last valid day'],
	[
		'Details',
		'details',
		'Self-hosted server: confidence of each field, image quality, and where the card lies',
	],
	['English Values', 'english', 'Gender and ethnic group in English'],
	['Ethnic Group', 'race'],
	['Expired', 'expired', 'Whether the validity period has ended'],
	['File Name', 'file_name'],
	['Gender', 'gender'],
	['ID Number', 'identity_code'],
	['Issuing Authority', 'issued_by'],
	[
		'Matched By',
		'matched_by',
		'What shows that two sides are of one person, where sides were matched',
	],
	['Name', 'identity_name'],
	[
		'Name in Pinyin',
		'pinyin',
		'As passports print it: OUYANG, NANA. A character with several readings has its usual one.',
	],
	[
		'Needs Review',
		'needs_review',
		"Whether a person should look at it. From ApiZero's cloud, false means that the checks passed, not that all was read right.",
	],
	['Reason Code', 'reason_code', 'Why a card was not read, or not whole, as a code'],
	['Reason Message', 'reason_message', 'What to look at, or why there is no card, in a sentence'],
	[
		'Retry',
		'retry',
		'What helps. image: another photo; later: run it again; credential: mend it first; never: reading it again does not help.',
	],
	['Review Reasons', 'review_reasons', 'Why a person should look at it, as a code for each field'],
	['Side', 'side', '1 portrait side, 0 emblem side'],
	['Valid From', 'valid_date_start'],
	['Valid Until', 'valid_date_end'],
];

/** What is selected under another name than that of its only column. */
const COLUMNS_OF: Readonly<Record<string, readonly ShownColumn[]>> = {
	addressParts: ['address_province', 'address_city', 'address_district', 'address_street'],
	details: [DETAILS_PREFIX],
	english: ['gender_english', 'race_english'],
	pinyin: ['identity_name_pinyin'],
};

export function columnsOf(value: string): readonly ShownColumn[] {
	return COLUMNS_OF[value] ?? [value as ShownColumn];
}
