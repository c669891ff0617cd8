import type { INodeProperties } from 'n8n-workflow';

import { callOptions } from './call-options.ts';
import { cutOutOptions } from './cut-out-options.ts';
import { detailsOptions } from './details-options.ts';
import { WITHOUT_CALLS } from './operation-parameter.ts';
import { cardResultOptions, knownCardOptions, numberResultOptions } from './result-options.ts';

const collection: Omit<INodeProperties, 'displayOptions' | 'options'> = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
};

/** The optional settings. Operations without a call have none that concern calls. */
export const optionsParameters: INodeProperties[] = [
	{
		...collection,
		displayOptions: { hide: { operation: WITHOUT_CALLS } },
		options: byTitle([...cardResultOptions, ...cutOutOptions, ...detailsOptions, ...callOptions]),
	},
	{
		...collection,
		displayOptions: { show: { operation: ['checkIdNumber'] } },
		options: numberResultOptions,
	},
	{
		...collection,
		displayOptions: { show: { operation: ['checkIdCard', 'matchSides'] } },
		options: knownCardOptions,
	},
];

function byTitle(options: INodeProperties[]): INodeProperties[] {
	return options.sort((one, other) => one.displayName.localeCompare(other.displayName, 'en'));
}
