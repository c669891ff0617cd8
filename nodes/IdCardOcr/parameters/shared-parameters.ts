import type { INodeProperties } from 'n8n-workflow';

import { NOT_AS_TOOL } from './tool-display.ts';

const ROUTE: INodeProperties = {
	displayName: 'Route by Result',
	name: 'route',
	type: 'boolean',
	noDataExpression: true,
	default: true,
	displayOptions: NOT_AS_TOOL,
	description:
		'Whether what needs a look or was not read leaves on outputs of its own. If off, all leave on one, and needs_review tells them apart.',
};

/** n8n does not tell a node which of its outputs are connected. */
export const ROUTING: INodeProperties[] = [
	ROUTE,
	{
		displayName: 'Connect every output: what leaves on one without a connection is lost',
		name: 'routeNotice',
		type: 'notice',
		default: '',
		displayOptions: { ...NOT_AS_TOOL, show: { route: [true] } },
	},
];

export function optionsParameter(
	options: INodeProperties[],
	[displayName, name] = ['Options', 'options'],
): INodeProperties {
	return {
		displayName,
		name,
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
	};
}
