import type { INodeProperties } from 'n8n-workflow';

const OF_MATCH = { show: { operation: ['matchSides'] } };

/** How "Match Sides" takes the items of the input. */
export const matchParameters: INodeProperties[] = [
	{
		displayName:
			"Merge the node's outputs Front, Back and Not Read into one input, since the sides of all items are matched with each other.",
		name: 'matchNotice',
		type: 'notice',
		default: '',
		displayOptions: OF_MATCH,
	},
	{
		displayName: 'Group By',
		name: 'groupBy',
		type: 'string',
		default: '',
		placeholder: 'e.g. customerId',
		displayOptions: OF_MATCH,
		description:
			'The name of an input field that the two sides of one person share and nobody else has, such as a customer number: only sides with the same value are matched. Leave empty to match all.',
	},
	{
		displayName: 'Missing Sides',
		name: 'missingSides',
		type: 'options',
		options: [
			{
				name: 'Any',
				value: 'any',
				description:
					'Safe without knowing: only the one front and one back of a group are matched. All others leave with their candidates.',
			},
			{
				name: 'As Few as Possible',
				value: 'few',
				description:
					'As with None, but where a side is seen to be missing, only those that fit it are not matched. Two sides that are missing and fit each other can make a wrong pair.',
			},
			{
				name: 'None',
				value: 'none',
				description:
					'A front and a back that fit no other card belong together. If a side is seen to be missing, nothing is matched. Choose it only if both sides of every card are in the input: otherwise sides of two people can make a wrong pair.',
			},
		],
		default: 'any',
		displayOptions: OF_MATCH,
		description:
			'Which sides may be missing from the input. Images that were not read count as sides, so merge these into it, too.',
	},
];
