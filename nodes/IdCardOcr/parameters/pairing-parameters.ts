import type { INodeProperties } from 'n8n-workflow';

/** What a user knows of sides that are to be paired. */
export const pairingParameters: INodeProperties[] = [
	{
		displayName: 'Group By',
		name: 'groupBy',
		type: 'string',
		default: '',
		placeholder: 'e.g. customerId',
		requiresDataPath: 'single',
		description:
			'The name of an input field that both sides of a person share, and nobody else. Leave empty to compare all sides.',
	},
	{
		displayName: 'Both Sides of Everyone Are Here',
		name: 'bothSides',
		type: 'boolean',
		default: false,
		description:
			'Whether no side of anyone is missing. Then sides in a row, or that fit no others, need no review.',
	},
];
