import type { JsonObject } from 'n8n-workflow';

import { ENGLISH } from '../../../domain/language/english.ts';
import type { Sentence, ServiceWords } from '../../../domain/language/language.ts';
import type { Retry } from '../../../domain/result/reason.ts';

/** The causes that n8n 2.37 and newer understands on an error; older versions ignore them. */
export type FailureCause =
	| 'rate-limited'
	| 'quota-exhausted'
	| 'temporarily-unavailable'
	| 'credential-invalid'
	| 'configuration-invalid';

interface FailureFacts {
	/** What workflows can decide by. */
	readonly reasonCode: string;
	readonly retry: Retry;
	/** What whoever runs the workflow can do, in the words that items have. */
	readonly cure?: Sentence;
	/** What else whoever built it may do or know, in the editor's English. */
	readonly advice?: string;
	/** What n8n stores with an error that came from the service, or from the way to it. */
	readonly serviceError?: { httpCode?: string; response?: JsonObject; cause?: FailureCause };
	/** The service's own words, which may reveal anything. */
	readonly serviceWords?: ServiceWords;
	/** To ask whoever runs the service. */
	readonly requestId?: string;
	/** Whether every further image would fail like this, so that none is sent. */
	readonly endsRun?: boolean;
	/** Whether the same request may succeed later. */
	readonly mayPass?: boolean;
	readonly retryAfterMs?: number;
}

/**
 * Why an image was not read: `sentence` says what happened, `message` the same in the editor's English. Holds nothing
 * of the image, the key or the card.
 */
export abstract class Failure extends Error {
	readonly sentence: Sentence;

	readonly facts: FailureFacts;

	constructor(sentence: Sentence, facts: FailureFacts) {
		super(sentence(ENGLISH));
		this.sentence = sentence;
		this.facts = facts;
	}

	/** Returns the failure of a masked item, which cannot reveal anything. */
	abstract masked(): Failure;
}

/** A failure in words of this node, or of n8n about its settings, which hold no value of a card. */
export abstract class PlainFailure extends Failure {
	override masked(): Failure {
		return this;
	}
}
