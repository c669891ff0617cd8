import type { INodeProperties } from 'n8n-workflow';

import { callOptions } from './call-options.ts';
import { cutOutOptions } from './cut-out-options.ts';
import { detailsOptions } from './details-options.ts';
import { cardResultOptions } from './result-options.ts';

/** The options of operations that read images. */
export const imageOptions: INodeProperties[] = [
	...cardResultOptions,
	...cutOutOptions,
	...detailsOptions,
	...callOptions,
].sort((one, other) => one.displayName.localeCompare(other.displayName, 'en'));

/** Returns the parameter that holds an operation's options. */
export function optionsParameter(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
	};
}
