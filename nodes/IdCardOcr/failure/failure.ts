import type { JsonObject } from 'n8n-workflow';

import type { Retry } from './reason.ts';

/** The causes that n8n 2.37 and newer understands on an error; older versions ignore them. */
export type FailureCause =
	| 'rate-limited'
	| 'quota-exhausted'
	| 'temporarily-unavailable'
	| 'credential-invalid'
	| 'configuration-invalid';

/** What n8n stores with an error that came from the service, or from the way to it. */
interface ServiceError {
	httpCode?: string;
	response?: JsonObject;
	cause?: FailureCause;
}

/**
 * Why an image was not read, in words for whoever built the workflow: `message` says what happened, `advice`
 * what to do. Holds nothing of the image, the key or the card.
 */
export abstract class Failure extends Error {
	/** What workflows can decide by. */
	abstract readonly reasonCode: string;

	/** What to do before the image is sent again. */
	abstract readonly retry: Retry;

	readonly advice?: string;

	/** Absent where the input or a setting is at fault. */
	readonly serviceError?: ServiceError;

	/** The service's own words, which may reveal anything. */
	readonly serviceMessage: string = '';

	/** The service's number for the request, to ask whoever runs it. */
	readonly requestId?: string;

	/** Whether every further image would fail like this, so that none is sent. */
	readonly endsRun: boolean = false;

	/** Whether the image cost nothing: it was not sent, or it was refused for what ended the run. */
	readonly isLeftOver: boolean = false;

	/** Whether the same request may succeed later. */
	readonly mayPass: boolean = false;

	constructor(message: string, advice?: string, serviceError?: ServiceError) {
		super(message);
		this.advice = advice;
		this.serviceError = serviceError;
	}

	/** Returns the failure of a masked item: one that cannot reveal anything. */
	masked(): Failure {
		return this;
	}
}

/** Whether what was thrown left its image over, at no cost. */
export function isLeftOver(thrown: unknown): boolean {
	return thrown instanceof Failure && thrown.isLeftOver;
}
