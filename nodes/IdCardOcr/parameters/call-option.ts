import type { INodeProperties } from 'n8n-workflow';

const maxTries: INodeProperties = {
	displayName: 'Max Tries',
	name: 'maxTries',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10 },
	default: 5,
	description:
		'Maximum number of times to send an image while the service is busy, down, unreachable or too slow. Each try may count as a call. Other refusals are never retried.',
};

// Text, since a number cannot be empty.
const requestsPerSecond: INodeProperties = {
	displayName: 'Requests per Second',
	name: 'requestsPerSecond',
	type: 'string',
	default: '',
	placeholder: 'Automatic',
	description:
		"How many requests to start per second; 0 for no limit. Leave empty for Automatic: 1.9 for ApiZero's cloud, and no limit for your own server until it asks for fewer. All executions of this n8n process with the same key share this limit, so with several workers divide it by their number.",
};

const timeout: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1000 },
	default: 60000,
	description: 'How long to wait for the reply to one image, in milliseconds',
};

export const callOption: INodeProperties = {
	displayName: 'Retries, Rate and Timeout',
	name: 'calls',
	type: 'fixedCollection',
	typeOptions: { multipleValues: false },
	placeholder: 'Set Retries, Rate and Timeout',
	default: { values: {} },
	options: [
		{
			displayName: 'Retries, Rate and Timeout',
			name: 'values',
			values: [maxTries, requestsPerSecond, timeout],
		},
	],
	description: 'How fast and how often to send images, and how long to wait',
};
