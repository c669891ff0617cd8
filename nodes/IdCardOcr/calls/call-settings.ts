import type { IExecuteFunctions } from 'n8n-workflow';

import type { CallSettings } from './picture-calls.ts';

interface CallOptions {
	maxTries?: number;
	requestsPerSecond?: number;
	skipDuplicates?: boolean;
	timeout?: number;
}

/** Enough for several n8n processes at one key to find a pace for all. */
const DEFAULT_MAX_TRIES = 5;

/** The published limit (API page, section 1). */
const DEFAULT_PER_SECOND = 2;

/** Reads how calls are to be made. One setting holds for the whole execution: the first item's. */
export function callSettings(context: IExecuteFunctions): CallSettings {
	const options = context.getNodeParameter('options', 0, {}) as CallOptions;
	return {
		perSecond: Math.max(0, Number(options.requestsPerSecond ?? DEFAULT_PER_SECOND)),
		maxTries: Math.max(1, Math.floor(Number(options.maxTries ?? DEFAULT_MAX_TRIES))),
		timeoutMs: Math.max(1000, Number(options.timeout ?? 60_000)),
		skipDuplicates: options.skipDuplicates ?? true,
		stopOnFailure: !context.continueOnFail(),
	};
}
