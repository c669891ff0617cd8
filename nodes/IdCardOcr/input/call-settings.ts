import type { IExecuteFunctions } from 'n8n-workflow';

import type { CallSettings } from '../calls/connection.ts';
import { InputRefusal } from '../failure/input-refusal.ts';

/** Enough for several n8n processes with the same key to settle on a pace. */
const DEFAULT_MAX_TRIES = 5;

const DEFAULT_TIMEOUT_MS = 60_000;

/**
 * Reads how to make the calls. The first item's options apply to the whole execution.
 * @throws InputRefusal when an option is not a number or too small.
 */
export function callSettings(context: IExecuteFunctions): CallSettings {
	// One by one: an expression of another option may fail for the first item alone.
	const given = Object.keys((context.getNode().parameters.options ?? {}) as object);
	const option = (name: string, fallback?: unknown) => {
		const value = given.includes(name) ? context.getNodeParameter(`options.${name}`, 0) : undefined;
		return value === undefined ? fallback : value;
	};
	return {
		perSecond: perSecond(option('requestsPerSecond')),
		maxTries: Math.floor(numberFrom(1, 'Max Tries', option('maxTries', DEFAULT_MAX_TRIES))),
		timeoutMs: numberFrom(1000, 'Timeout', option('timeout', DEFAULT_TIMEOUT_MS)),
		skipDuplicates: (option('skipDuplicates') as boolean | undefined) ?? true,
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
	const given = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof given === 'number' && Number.isFinite(given) && given >= minimum) return given;
	throw new InputRefusal(
		`'${label}' must be at least ${minimum}`,
		'Enter a number, or remove the option to use the default.',
	);
}
