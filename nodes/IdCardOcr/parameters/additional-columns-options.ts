import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

const ENGLISH: INodePropertyOptions = {
	name: 'English Values',
	value: 'english',
	description: 'Gender and ethnic group in English',
};

/** Columns derived from the fields, as a CRM wants them. */
export const additionalColumns: INodeProperties = {
	displayName: 'Additional Columns',
	name: 'additionalColumns',
	type: 'multiOptions',
	options: [
		{
			name: 'Address Parts',
			value: 'addressParts',
			description: 'Province, city, district and street',
		},
		{
			name: 'Age',
			value: 'age',
			description: 'Full years on the reference date',
		},
		ENGLISH,
		{
			name: 'Name in Pinyin',
			value: 'pinyin',
			description:
				'As passports print it: OUYANG, NANA. A character with several readings has its usual one.',
		},
	],
	default: [],
	description:
		'Extra columns derived from the fields. Empty where they cannot be derived, or where the field is masked.',
};

/** The columns that can be derived from a number alone. */
export const additionalColumnsOfNumber: INodeProperties = {
	...additionalColumns,
	options: [{ ...ENGLISH, description: 'The gender in English' }],
};
