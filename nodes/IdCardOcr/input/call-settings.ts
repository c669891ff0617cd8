import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { CallSettings } from '../calls/connection.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import { numberWithin } from './option-value.ts';

/** Enough for several n8n processes with the same key to settle on a pace. */
const DEFAULT_MAX_TRIES = 5;

const DEFAULT_TIMEOUT_MS = 60_000;

/**
 * Reads the option 'Retries, Rate and Timeout'. The first item's applies to the whole execution.
 * @throws InputRefusal when a value is not a number or too small.
 */
export function callSettings(context: IExecuteFunctions): CallSettings {
	const given = context.getNodeParameter('options.calls.values', 0, {}) as IDataObject;
	const { requestsPerSecond, maxTries = DEFAULT_MAX_TRIES, timeout = DEFAULT_TIMEOUT_MS } = given;
	return {
		perSecond: perSecond(requestsPerSecond),
		maxTries: Math.floor(numberFrom(1, 'Max Tries', maxTries)),
		timeoutMs: numberFrom(1000, 'Timeout', timeout),
		stopOnFailure: !context.continueOnFail(),
	};
}

function perSecond(value: unknown): CallSettings['perSecond'] {
	const text = String(value ?? '')
		.trim()
		.toLowerCase();
	if (['', 'automatic'].includes(text)) return 'automatic';
	return numberFrom(0, 'Requests per Second', value);
}

function numberFrom(minimum: number, label: string, value: unknown): number {
	const given = numberWithin(value, minimum);
	if (given !== undefined) return given;
	throw new InputRefusal(
		`'${label}' must be at least ${minimum}`,
		'Enter a number, or remove the option to use the default.',
	);
}
