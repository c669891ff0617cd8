import type { INodeProperties } from 'n8n-workflow';

const OF_MATCH = { show: { operation: ['matchSides'] } };

/** How "Match Sides" takes the items of the input. */
export const matchParameters: INodeProperties[] = [
	{
		displayName:
			'Merge the outputs of the node that read the cards into one input. Images that were not read count, too: each may be the other side of a card.',
		name: 'matchNotice',
		type: 'notice',
		default: '',
		displayOptions: OF_MATCH,
	},
	{
		displayName: 'Every Card Has Both Sides',
		name: 'everyCardHasBothSides',
		type: 'boolean',
		default: true,
		displayOptions: OF_MATCH,
		description:
			'Whether both sides of every card are in the input, so that a front and a back that fit no other card belong together. When off, only the sides of a group are matched, and everything else leaves with its candidates.',
	},
	{
		displayName: 'Group By',
		name: 'groupBy',
		type: 'string',
		default: '',
		placeholder: 'e.g. orderId',
		displayOptions: OF_MATCH,
		description:
			'The name of an input field that both sides of a person share, such as an order number: only sides with the same value are matched. Leave empty to match all.',
	},
];
