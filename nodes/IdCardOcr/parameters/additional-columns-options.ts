import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

const ENGLISH: INodePropertyOptions = {
	name: 'English Values',
	value: 'english',
	description: 'Gender and ethnic group in English',
};

/** What else to put out, as a CRM wants it. */
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
		'What to put beside the fields, made from what they show. Empty where that cannot be told, and where it is masked.',
};

/** What else to put out of a number. */
export const additionalColumnsOfNumber: INodeProperties = {
	...additionalColumns,
	options: [{ ...ENGLISH, description: 'The gender in English' }],
};
