import type { IExecuteFunctions } from 'n8n-workflow';

import type { CallSettings } from '../calls/call-settings.ts';
import { InputRefusal } from '../failure/input-refusal.ts';

interface CallOptions {
	maxTries?: unknown;
	requestsPerSecond?: unknown;
	skipDuplicates?: boolean;
	timeout?: unknown;
}

/** Enough for several n8n processes at one key to find a pace for all. */
const DEFAULT_MAX_TRIES = 5;

/** The published limit (API page, section 1). */
const DEFAULT_PER_SECOND = 2;

const DEFAULT_TIMEOUT_MS = 60_000;

/**
 * Reads how calls are to be made. One setting holds for the whole execution: the first item's.
 * @throws InputRefusal when an option is no number of the kind it takes.
 */
export function callSettings(context: IExecuteFunctions): CallSettings {
	const options = context.getNodeParameter('options', 0, {}) as CallOptions;
	return {
		perSecond: number('Requests per Second', options.requestsPerSecond, DEFAULT_PER_SECOND, 0),
		maxTries: Math.floor(number('Max Tries', options.maxTries, DEFAULT_MAX_TRIES, 1)),
		timeoutMs: number('Timeout', options.timeout, DEFAULT_TIMEOUT_MS, 1000),
		skipDuplicates: options.skipDuplicates ?? true,
		stopOnFailure: !context.continueOnFail(),
	};
}

function number(label: string, value: unknown, byDefault: number, least: number): number {
	if (value === undefined) return byDefault;
	const given = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof given === 'number' && Number.isFinite(given) && given >= least) return given;
	throw new InputRefusal(
		`'${label}' must be at least ${least}`,
		'Enter a number, or remove the option to use the default.',
	);
}
