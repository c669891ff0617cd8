import type { INodeProperties } from 'n8n-workflow';

/** The operations that call no service: no credential, no image and no quota. */
export const WITHOUT_CALLS = ['checkIdCard', 'checkIdNumber', 'matchSides'];

/** Which of the node's jobs to do. */
export const operationParameter: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Check ID Card',
			value: 'checkIdCard',
			description:
				'Check fields from anywhere as those of a recognized card; sends nothing and uses no quota',
			action: 'Check ID card',
		},
		{
			name: 'Check ID Number',
			value: 'checkIdNumber',
			description: 'Check a number against its own rules; sends nothing and uses no quota',
			action: 'Check ID number',
		},
		{
			name: 'Match Sides',
			value: 'matchSides',
			description:
				'Make one item a person of recognized fronts and backs in any order; sends nothing and uses no quota',
			action: 'Match sides of ID cards',
		},
		{
			name: 'Recognize Both Sides',
			value: 'recognizeBothSides',
			description:
				'Read two images of one card, in either order, or one that shows both, into one item',
			action: 'Recognize both sides of ID card',
		},
		{
			name: 'Recognize ID Card',
			value: 'recognize',
			description: 'Read one side of a card; the side is detected automatically',
			action: 'Recognize ID card',
		},
	],
	default: 'recognize',
};
