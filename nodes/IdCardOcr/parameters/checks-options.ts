import type { INodeProperties } from 'n8n-workflow';

/** How to show the checks on a card. */
export const checks: INodeProperties = {
	displayName: 'Checks',
	name: 'checks',
	type: 'options',
	options: [
		{
			name: 'Columns',
			value: 'columns',
			description:
				'One column each, for tables and spreadsheets: checks_passed, checks_problems, …',
		},
		{
			name: 'Object',
			value: 'object',
			description: "All details, with lists, under 'checks'",
		},
		{
			name: 'Off',
			value: 'off',
			description: 'None',
		},
	],
	default: 'columns',
	description:
		'How to show the results of the checks: whether everything was read and fits together',
};

/** How to show the checks on a card that was read before. */
export const checksOfKnownCard: INodeProperties = {
	...checks,
	options: checks.options?.filter((option) => !('value' in option && option.value === 'off')),
};

/** How to show the checks on a number. */
export const checksOfNumber: INodeProperties = {
	...checks,
	options: [
		{
			name: 'Columns',
			value: 'columns',
			description: 'Problems and warnings as text, for tables and spreadsheets',
		},
		{
			name: 'Object',
			value: 'object',
			description: 'Problems and warnings as lists',
		},
	],
	description: 'How to show what is wrong with the number',
};
