import type { INodeProperties } from 'n8n-workflow';

import { AS_TOOL, IN_VERSION_1, NOT_AS_TOOL, SINCE_VERSION_2 } from './versions.ts';

const INCLUDED =
	"Whether to keep the input item's own fields on the output item. When values are masked, only 'Columns to Keep' stay.";

/** Whether the row's own columns stay, by version and use. */
export const includeInputFields: INodeProperties[] = [
	{
		displayName: 'Include Input Fields',
		name: 'includeInputFields',
		type: 'boolean',
		default: false,
		displayOptions: IN_VERSION_1,
		description:
			"Whether to keep the input item's own fields on the output item. Has no effect when values are masked.",
	},
	{
		displayName: 'Include Input Fields',
		name: 'includeInputFields',
		type: 'boolean',
		default: true,
		displayOptions: NOT_AS_TOOL,
		description: INCLUDED,
	},
	{
		displayName: 'Include Input Fields',
		name: 'includeInputFields',
		type: 'boolean',
		default: false,
		displayOptions: AS_TOOL,
		description: INCLUDED,
	},
];

/** Which of them stay although values are masked. */
export const columnsToKeep: INodeProperties = {
	displayName: 'Columns to Keep',
	name: 'columnsToKeep',
	type: 'string',
	default: '',
	placeholder: 'e.g. row, email',
	displayOptions: SINCE_VERSION_2,
	description:
		"The input fields that stay although values are masked, separated by commas. Do not name columns that reveal the card holder's data.",
};

/** Whether the item's files stay, in version 1. */
export const keepFilesInVersion1: INodeProperties = {
	displayName: 'Keep Input Files',
	name: 'keepFiles',
	type: 'boolean',
	default: false,
	displayOptions: IN_VERSION_1,
	description:
		'Whether to pass the files of the input item on to the output. When off, the photo is not stored again. Has no effect when values are masked.',
};

/** When the item's files stay. */
export const keepFiles: INodeProperties = {
	displayName: 'Keep Input Files',
	name: 'keepFiles',
	type: 'options',
	options: [
		{ name: 'Always', value: 'always' },
		{ name: 'Never', value: 'never' },
		{
			name: 'When Not Read',
			value: 'whenNotRead',
			description: 'On items that are incomplete, unrecognized, not sent or failed',
		},
	],
	default: 'whenNotRead',
	displayOptions: SINCE_VERSION_2,
	description:
		'When to pass the files of the input item on to the output, and so store them again. Has no effect when values are masked.',
};
