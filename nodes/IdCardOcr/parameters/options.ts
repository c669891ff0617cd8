import type { INodeProperties } from 'n8n-workflow';

import { callOption } from './call-option.ts';
import { copiesOption } from './copies-option.ts';
import { AS_TOOL, NOT_AS_TOOL } from './tool-display.ts';

const additionalColumns: INodeProperties = {
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
			name: 'English Values',
			value: 'english',
			description: 'Gender and ethnic group in English',
		},
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

const columnsToKeep: INodeProperties = {
	displayName: 'Columns to Keep',
	name: 'columnsToKeep',
	type: 'string',
	default: '',
	placeholder: 'e.g. row, email',
	description:
		"The input fields that stay although values are masked, separated by commas. Do not name columns that reveal the card holder's data.",
};

const details: INodeProperties = {
	displayName: 'Details',
	name: 'details',
	type: 'boolean',
	default: false,
	description:
		'Whether to add columns with the confidence of each field, the image quality, and where the card lies',
};

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
	description: 'How to name the fields of the card',
};

const inputField: INodeProperties = {
	displayName: 'Input Fields',
	name: 'inputFields',
	type: 'options',
	options: [
		{
			name: 'All',
			value: 'all',
			description: 'Also lists, objects and long text, which tables and spreadsheets refuse',
		},
		{ name: 'None', value: 'none', description: 'The result alone' },
		{
			name: 'Those That Fit a Cell',
			value: 'fitting',
			description: 'Text of up to 32,767 characters, numbers, dates, true and false',
		},
	],
	default: 'fitting',
	displayOptions: NOT_AS_TOOL,
	description:
		"Which of the input item's own fields to keep. When values are masked, only 'Columns to Keep' stay.",
};

const inputFiles: INodeProperties = {
	displayName: 'Input Files',
	name: 'inputFiles',
	type: 'options',
	options: [
		{ name: 'Always', value: 'always' },
		{ name: 'Never', value: 'never' },
		{
			name: 'When in Doubt',
			value: 'inDoubt',
			description: 'On items that need review, are incomplete, or were not read',
		},
	],
	default: 'inDoubt',
	description:
		'When to pass the files of the input item on to the output, and so store them again. Never when values are masked.',
};

const mask: INodeProperties = {
	displayName: 'Mask Sensitive Values',
	name: 'mask',
	type: 'options',
	options: [
		{ name: 'Off', value: 'off', description: 'Show everything' },
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

const minimumConfidence: INodeProperties = {
	displayName: 'Minimum Confidence',
	name: 'minimumConfidence',
	type: 'number',
	typeOptions: { minValue: 0.5, maxValue: 1, numberPrecision: 3 },
	default: 0.9,
	description:
		"A card needs review if a field's confidence is lower or unknown. Without this option, if it is below 0.9.",
};

const outputField: INodeProperties = {
	displayName: 'Output Field',
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

/** How the result of a card looks. n8n passes tools neither rows nor files. */
export const cardOptions: INodeProperties[] = [
	additionalColumns,
	columnsToKeep,
	fieldNaming,
	inputField,
	{ ...inputField, default: 'none', displayOptions: AS_TOOL },
	inputFiles,
	mask,
	outputField,
	referenceDate,
];

/** The options of operations that read images. */
export const imageOptions: INodeProperties[] = [
	additionalColumns,
	callOption,
	...cardOptions.filter((option) => option !== additionalColumns),
];

/** What only a self-hosted server can do. */
export const serverOptions: INodeProperties[] = [copiesOption, details, minimumConfidence];
