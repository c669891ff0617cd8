import type { INodeProperties } from 'n8n-workflow';

import { additionalColumns, additionalColumnsOfNumber } from './additional-columns-options.ts';
import { checks, checksOfKnownCard, checksOfNumber } from './checks-options.ts';
import { columnsToKeep, includeInputFields, keepFiles } from './kept-input-options.ts';

const fieldNaming: INodeProperties = {
	displayName: 'Field Names',
	name: 'fieldNaming',
	type: 'options',
	options: [
		{
			name: 'API',
			value: 'api',
			description: 'As the service calls them: identity_name, identity_code, …',
		},
		{
			name: 'Chinese Column Titles',
			value: 'chinese',
			description: 'The words printed on the card, handy for spreadsheets',
		},
		{
			name: 'English',
			value: 'english',
			description: 'In camel case: name, idNumber, birthDate, …',
		},
	],
	default: 'api',
	description: "How to name the fields. Has no effect when 'Simplify' is off.",
};

const mask: INodeProperties = {
	displayName: 'Mask Sensitive Values',
	name: 'mask',
	type: 'options',
	options: [
		{
			name: 'Off',
			value: 'off',
			description: 'Show everything',
		},
		{
			name: 'Show First and Last Character, Birth Year, District',
			value: '1+1-birth-year',
			description:
				"Show only the number's first and last character, the year of birth and the address down to the district",
		},
		{
			name: 'Show First and Last Character, Validity, District',
			value: '1+1-validity',
			description:
				"Show only the number's first and last character, the validity period and the address down to the district",
		},
		{
			name: 'Show First Three and Last Four Characters',
			value: '3+4',
			description:
				"Show only the number's first three and last four characters, and nothing that reveals the rest",
		},
	],
	default: 'off',
	description:
		'Which values to hide after the checks. At least 10,000 ID numbers always match what remains visible.',
};

const outputField: INodeProperties = {
	displayName: 'Put Output in Field',
	name: 'outputField',
	type: 'string',
	default: '',
	placeholder: 'e.g. card',
	description: 'The field to put the result in. Leave empty for the top level.',
};

const referenceDate: INodeProperties = {
	displayName: 'Reference Date',
	name: 'referenceDate',
	type: 'dateTime',
	default: '',
	description: 'The day for which validity and age are calculated. Leave empty for today in China.',
};

/** How the result of a card looks, in the order of their titles. */
export const cardResultOptions: INodeProperties[] = [
	additionalColumns,
	checks,
	columnsToKeep,
	fieldNaming,
	...includeInputFields,
	keepFiles,
	mask,
	outputField,
	referenceDate,
];

/** How the result of a card looks that was read before. Its checks are the point of it. */
export const knownCardOptions: INodeProperties[] = cardResultOptions.map((option) =>
	option === checks ? checksOfKnownCard : option,
);

/** How the result of a number looks. */
export const numberOptions: INodeProperties[] = [
	additionalColumnsOfNumber,
	checksOfNumber,
	columnsToKeep,
	...includeInputFields,
	keepFiles,
	mask,
	outputField,
	referenceDate,
];
