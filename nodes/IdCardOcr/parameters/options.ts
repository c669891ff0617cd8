import type { INodeProperties } from 'n8n-workflow';

import { oldOptions } from '../input/old-names.ts';
import { callOption } from './call-option.ts';
import { copiesOption } from './copies-option.ts';
import { NOT_AS_TOOL } from './tool-display.ts';

const columnNames: INodeProperties = {
	displayName: 'Column Names',
	name: 'columnNames',
	type: 'options',
	options: [
		{
			name: 'API',
			value: 'api',
			description: 'As the service calls them: identity_name, identity_code, …',
		},
		{
			name: 'Chinese',
			value: 'chinese',
			description: 'The fields as the card prints them',
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

const compareWith: INodeProperties = {
	displayName: 'Compare With',
	name: 'compareWith',
	type: 'json',
	default: '',
	placeholder: 'e.g. {{ { identity_name: $json.name } }}',
	hint: 'For example {"identity_name": "张三"}; drag a field of the input in place of 张三',
	description:
		'What the card should say, such as the name that somebody typed into a form. A card that says otherwise needs review.',
};

const keepFromInput: INodeProperties = {
	displayName: 'Keep From Input',
	name: 'keepFromInput',
	type: 'options',
	options: [
		{ name: 'All', value: 'all', description: 'All fields, and always the files' },
		{
			name: 'Chosen',
			value: 'chosen',
			description:
				"The fields and the files that you name in the option 'Fields to Keep'; else none",
		},
		{ name: 'None', value: 'none', description: 'The result alone' },
		{
			name: 'What Fits a Table',
			value: 'fitting',
			description:
				'Text of up to 32,767 characters, numbers and dates; files only where needs_review is true',
		},
	],
	default: 'fitting',
	displayOptions: NOT_AS_TOOL,
	description:
		'What to keep of the input item. If values are masked, only fields that you name stay, and no file.',
};

const fieldsToKeep: INodeProperties = {
	displayName: 'Fields to Keep',
	name: 'fieldsToKeep',
	type: 'string',
	default: '',
	placeholder: 'e.g. email, row, photo',
	displayOptions: { show: { keepFromInput: ['chosen'] } },
	description: 'Names of fields and of files, separated by commas',
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
	description: 'The language of reason_message',
};

const mask: INodeProperties = {
	displayName: 'Mask Sensitive Values',
	name: 'mask',
	type: 'options',
	options: [
		{ name: 'Off', value: 'off', description: 'Show everything' },
		{
			name: 'Show at Most First Three and Last Four Characters',
			value: '3+4',
			description:
				"Show only the number's first three and last four characters, fewer where they would reveal the rest",
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
	],
	default: 'off',
	description:
		'Which values to hide after the checks. What stays visible always fits 10,000 ID numbers or more, so that nobody can tell the whole one.',
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

const putResultInField: INodeProperties = {
	displayName: 'Put Result in Field',
	name: 'putResultInField',
	type: 'string',
	default: '',
	placeholder: 'e.g. card',
	description:
		"One field that then holds the whole result, as an object. Leave empty to have each column beside the input's own.",
};

const referenceDate: INodeProperties = {
	displayName: 'Reference Date',
	name: 'referenceDate',
	type: 'dateTime',
	default: '',
	description: 'The day for which validity and age are calculated. Leave empty for today in China.',
};

/** How the result of a card looks. n8n passes tools neither rows nor files. */
const resultOptions: INodeProperties[] = [
	keepFromInput,
	fieldsToKeep,
	language,
	mask,
	putResultInField,
	referenceDate,
	...oldOptions,
];

export const cardOptions: INodeProperties[] = [columnNames, ...resultOptions];

export const imageOptions: INodeProperties[] = [
	columnNames,
	compareWith,
	...resultOptions,
	callOption,
];

/** What only a self-hosted server can do. */
export const serverOptions: INodeProperties[] = [copiesOption, minimumConfidence];
