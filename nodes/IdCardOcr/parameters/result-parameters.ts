import type { INodeProperties } from 'n8n-workflow';

import { WITHOUT_CALLS } from './operation-parameter.ts';

/** What the output looks like. */
export const resultParameters: INodeProperties[] = [
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		displayOptions: { hide: { operation: WITHOUT_CALLS } },
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Cards per Image',
		name: 'cardsPerImage',
		type: 'options',
		options: [
			{
				name: 'All',
				value: 'all',
				description:
					'An item for each side of a card on every page, with where it is. Needs a self-hosted server.',
			},
			{
				name: 'First',
				value: 'first',
				description: 'One item',
			},
		],
		default: 'first',
		displayOptions: { show: { operation: ['recognize'] } },
		description: 'Which of the cards to put out if an image or document shows several',
	},
	{
		displayName: 'Route by Side',
		name: 'routeBySide',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		displayOptions: { show: { operation: ['recognize'] } },
		description:
			'Whether to send the portrait side, the emblem side and images that were not read to separate outputs. When off, there is a single output.',
	},
];
