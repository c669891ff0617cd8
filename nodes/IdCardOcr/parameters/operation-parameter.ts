import type { INodeProperties } from 'n8n-workflow';

/** Which of the node's three jobs to do. */
export const operationParameter: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Check ID Number',
			value: 'checkIdNumber',
			description: 'Check a number against its own rules; sends nothing and uses no quota',
			action: 'Check ID number',
		},
		{
			name: 'Recognize Both Sides',
			value: 'recognizeBothSides',
			description: 'Read two images of one card, in either order, into one item',
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
