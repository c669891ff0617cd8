import type { INodeProperties } from 'n8n-workflow';

import { callOptions } from './call-options.ts';
import { cardResultOptions, numberResultOptions } from './result-options.ts';

const collection: Omit<INodeProperties, 'displayOptions' | 'options'> = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
};

/** The optional settings. "Check ID Number" has only those that do not concern pictures and calls. */
export const optionsParameters: INodeProperties[] = [
	{
		...collection,
		displayOptions: { hide: { operation: ['checkIdNumber'] } },
		options: byTitle([...cardResultOptions, ...callOptions]),
	},
	{
		...collection,
		displayOptions: { show: { operation: ['checkIdNumber'] } },
		options: numberResultOptions,
	},
];

function byTitle(options: INodeProperties[]): INodeProperties[] {
	return options.sort((one, other) => one.displayName.localeCompare(other.displayName, 'en'));
}
