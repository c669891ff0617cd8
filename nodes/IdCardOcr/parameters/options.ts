import type { INodeProperties } from 'n8n-workflow';

import { callOption } from './call-option.ts';
import { copiesOption } from './copies-option.ts';
import { AS_TOOL, NOT_AS_TOOL } from './tool-display.ts';

const inputColumnsToKeep: INodeProperties = {
	displayName: 'Input Columns to Keep',
	name: 'inputColumnsToKeep',
	type: 'string',
	default: '',
	placeholder: 'e.g. row, email',
	description:
		"The input fields that stay although values are masked, columns are selected or 'Input Fields' is None, separated by commas. When masked, do not name any that reveal the card holder's data.",
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
			description: 'All of them in Chinese, the fields as the card prints them',
		},
		{
			name: 'English',
			value: 'english',
			description: 'The fields in camel case: name, idNumber, birthDate, …',
		},
	],
	default: 'api',
	description: 'How to name the columns',
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
		"Which of the input item's own fields to keep. When values are masked, only 'Input Columns to Keep' stay; so too with selected columns, unless this option is set.",
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

const language: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: [
		{ name: 'Chinese', value: 'chinese' },
		{ name: 'Chinese and English', value: 'both', description: 'One after the other' },
		{ name: 'English', value: 'english' },
	],
	default: 'english',
	description: 'The language of reason_message. Names and codes stay as they are.',
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
			name: 'Show at Most First Three and Last Four Characters',
			value: '3+4',
			description:
				"Show only the number's first three and last four characters, fewer where they would reveal the rest",
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
		"A card also needs review if a field's confidence is below this, or unknown. A self-hosted server asks for review below 0.9 anyway.",
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
	fieldNaming,
	inputColumnsToKeep,
	inputField,
	{ ...inputField, default: 'none', displayOptions: AS_TOOL },
	inputFiles,
	language,
	mask,
	outputField,
	referenceDate,
];

export const imageOptions: INodeProperties[] = [...cardOptions, callOption];

/** What only a self-hosted server can do. */
export const serverOptions: INodeProperties[] = [copiesOption, minimumConfidence];
