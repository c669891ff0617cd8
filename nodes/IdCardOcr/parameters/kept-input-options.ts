import type { INodeProperties } from 'n8n-workflow';

import { AS_TOOL, NOT_AS_TOOL } from './tool-display.ts';

const includeInputField: INodeProperties = {
	displayName: 'Include Input Fields',
	name: 'includeInputFields',
	type: 'boolean',
	default: true,
	displayOptions: NOT_AS_TOOL,
	description:
		"Whether to keep the input item's own fields on the output item. When values are masked, only 'Columns to Keep' stay.",
};

/** Whether the row's own columns stay; not by default where the node is a tool. */
export const includeInputFields: INodeProperties[] = [
	includeInputField,
	{ ...includeInputField, default: false, displayOptions: AS_TOOL },
];

/** Which of them stay although values are masked. */
export const columnsToKeep: INodeProperties = {
	displayName: 'Columns to Keep',
	name: 'columnsToKeep',
	type: 'string',
	default: '',
	placeholder: 'e.g. row, email',
	description:
		"The input fields that stay although values are masked, separated by commas. Do not name columns that reveal the card holder's data.",
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
	description:
		'When to pass the files of the input item on to the output, and so store them again. Has no effect when values are masked.',
};
