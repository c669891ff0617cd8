import { ID_CARD_FIELD_NAMES, type IdCardFields } from '../../../domain/id-card.ts';

/** Ways to name the ten fields on the output. */
export const FIELD_NAMINGS = ['api', 'english', 'chinese'] as const;

export type FieldNaming = (typeof FIELD_NAMINGS)[number];

type FieldTitles = Record<keyof IdCardFields, string>;

const ENGLISH: FieldTitles = {
	side: 'side',
	identity_name: 'name',
	identity_code: 'idNumber',
	gender: 'gender',
	race: 'ethnicGroup',
	birth: 'birthDate',
	address: 'address',
	issued_by: 'issuingAuthority',
	valid_date_start: 'validFrom',
	valid_date_end: 'validUntil',
};

// As printed on the card, or on the API page for fields without a printed label.
const CHINESE: FieldTitles = {
	side: '正反面',
	identity_name: '姓名',
	identity_code: '公民身份号码',
	gender: '性别',
	race: '民族',
	birth: '出生日期',
	address: '住址',
	issued_by: '签发机关',
	valid_date_start: '有效期起始',
	valid_date_end: '有效期截止',
};

/** Every name of each field on the output. */
export const FIELD_TITLES: Readonly<Record<keyof IdCardFields, readonly string[]>> =
	Object.fromEntries(
		ID_CARD_FIELD_NAMES.map((field) => [field, [field, ENGLISH[field], CHINESE[field]]]),
	) as unknown as Record<keyof IdCardFields, readonly string[]>;

/** Returns the fields under the chosen names, in the API's order. */
export function nameFields(
	fields: Partial<IdCardFields>,
	naming: FieldNaming,
): Record<string, string | number | null> {
	const named: Record<string, string | number | null> = {};
	for (const field of ID_CARD_FIELD_NAMES) {
		const value = fields[field];
		if (value === undefined) continue;
		named[fieldTitle(field, naming)] = value;
	}
	return named;
}

/** Returns the name of a field on the output. */
export function fieldTitle(field: keyof IdCardFields, naming: FieldNaming): string {
	return FIELD_TITLES[field][FIELD_NAMINGS.indexOf(naming)];
}
