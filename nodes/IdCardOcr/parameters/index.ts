import type { INodeProperties } from 'n8n-workflow';

import { numberParameter } from './number-parameter.ts';
import { operationParameter } from './operation-parameter.ts';
import { optionsParameters } from './options-parameters.ts';
import { knownCardParameters } from './known-card-parameters.ts';
import { matchParameters } from './match-parameters.ts';
import { pictureParameters } from './picture-parameters.ts';
import { resultParameters } from './result-parameters.ts';

/** The node's parameters, in the order the editor shows them. */
export const parameters: INodeProperties[] = [
	operationParameter,
	...pictureParameters,
	numberParameter,
	...knownCardParameters,
	...matchParameters,
	...resultParameters,
	...optionsParameters,
];
