import type { INodeProperties } from 'n8n-workflow';

import { SELECTABLE } from '../input/selectable-columns.ts';
import { AS_TOOL, NOT_AS_TOOL } from './tool-display.ts';

const columns: INodeProperties = {
	displayName: 'Columns',
	name: 'columns',
	type: 'options',
	options: [
		{
			name: 'All',
			value: 'all',
			description: 'Also age, expiry, codes of reasons, pinyin, English, address parts, details',
		},
		{ name: 'Card Fields', value: 'fields', description: 'What the card says, and no more' },
		{
			name: 'Card Fields and Review',
			value: 'fieldsAndReview',
			description:
				'What the card says, whether a person should look at it and why, what helps if it was not read, and the file name',
		},
		{
			name: 'Selected',
			value: 'selected',
			description:
				"Only those that you select, without the input's own fields; needs_review as well if 'Route by Result' is off",
		},
	],
	default: 'fieldsAndReview',
	displayOptions: NOT_AS_TOOL,
	description: 'Which columns to output',
};

const selectedColumns: INodeProperties = {
	displayName: 'Selected Columns',
	name: 'selectedColumns',
	type: 'multiOptions',
	options: SELECTABLE.map(([name, value, description]) => ({ name, value, description })),
	default: [],
	displayOptions: { show: { columns: ['selected'] } },
	description:
		'Without Needs Review and Reason Message, a row does not say that it needs a look. Age, expiry, pinyin and the like are empty where their field was not read, or is masked.',
};

/** Which columns to output; n8n's guideline for tools calls that Output. */
export const columnsParameters: INodeProperties[] = [
	columns,
	{
		...columns,
		displayName: 'Output',
		displayOptions: AS_TOOL,
		description: 'What to give the model',
	},
	selectedColumns,
];
