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
			"The name of an input field that has one value for both sides of a person, and another for everybody else's, such as a customer's number. Leave empty where any front may belong to any back.",
	},
	{
		displayName: 'Both Sides of Everyone Are Here',
		name: 'bothSides',
		type: 'boolean',
		default: false,
		description:
			"Whether nobody's side is missing. A front and a back that follow each other, or that alone are left, are then joined without a review.",
	},
];
