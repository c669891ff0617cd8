import type { INodeProperties } from 'n8n-workflow';

const placeholder = 'Add option';

const checks: INodeProperties = {
	displayName: 'Check Fields',
	name: 'checks',
	type: 'boolean',
	default: true,
	description:
		"Whether to check the number, birth, gender and validity, and put the result under 'checks'",
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
	description: "What to call the fields. Has no effect when 'Simplify' is off.",
};

const includeInputFields: INodeProperties = {
	displayName: 'Include Input Fields',
	name: 'includeInputFields',
	type: 'boolean',
	default: false,
	description:
		"Whether to keep the input item's own fields on the output item. Has no effect when values are masked.",
};

const keepFiles: INodeProperties = {
	displayName: 'Keep Input Files',
	name: 'keepFiles',
	type: 'boolean',
	default: false,
	description:
		'Whether to pass the files of the input item on to the output. When off, the photo is not stored again. Has no effect when values are masked.',
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
		'What to hide once the checks are done. At least 10,000 ID numbers always match what remains visible.',
};

const maxTries: INodeProperties = {
	displayName: 'Max Tries',
	name: 'maxTries',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10 },
	default: 5,
	description:
		'How many times to send an image at most, while the service is busy, down or unreachable. Other refusals are never retried.',
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
	description: 'The day for which validity and age are calculated. Leave empty for today.',
};

const requestsPerSecond: INodeProperties = {
	displayName: 'Requests per Second',
	name: 'requestsPerSecond',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 2 },
	default: 2,
	description:
		'How many requests to start per second; 0 for no limit. All executions of this n8n process with the same key share this limit, so with several workers divide it by their number.',
};

const skipDuplicates: INodeProperties = {
	displayName: 'Send Identical Images Once',
	name: 'skipDuplicates',
	type: 'boolean',
	default: true,
	description: 'Whether to send identical images of one run only once, at the cost of one call',
};

const timeout: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1000 },
	default: 60000,
	description: 'How long to wait for the reply to one image, in milliseconds',
};

/** The optional settings. "Check ID Number" has only those that do not concern pictures and calls. */
export const optionsParameters: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder,
		default: {},
		displayOptions: { hide: { operation: ['checkIdNumber'] } },
		options: [
			checks,
			fieldNaming,
			includeInputFields,
			keepFiles,
			mask,
			maxTries,
			outputField,
			referenceDate,
			requestsPerSecond,
			skipDuplicates,
			timeout,
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder,
		default: {},
		displayOptions: { show: { operation: ['checkIdNumber'] } },
		options: [includeInputFields, keepFiles, mask, outputField, referenceDate],
	},
];
