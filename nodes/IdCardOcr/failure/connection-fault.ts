import type { CodeExplanation } from './code-explanation.ts';
import type { FailureCause } from './failure-cause.ts';

/** What a connection fault means, and n8n's name for its cause. */
export interface ConnectionExplanation extends CodeExplanation {
	cause: FailureCause;
}

const CHECK_ADDRESS =
	"Check the 'Base URL' of the credential, that the server is running, and that this n8n can reach it.";

const TOO_SLOW: ConnectionExplanation = {
	message: 'The service did not answer in time',
	advice: "Run the item again later, or increase the option 'Timeout'.",
	cause: 'temporarily-unavailable',
};

const STOPPED: ConnectionExplanation = {
	message: 'The execution was stopped before the service answered',
	advice: 'Run the workflow again.',
	cause: 'temporarily-unavailable',
};

const FAULTS: Record<string, ConnectionExplanation> = {
	ECONNABORTED: TOO_SLOW,
	ETIMEDOUT: TOO_SLOW,
	ERR_CANCELED: STOPPED,
	ECONNREFUSED: {
		message: 'The service refused the connection',
		advice: CHECK_ADDRESS,
		cause: 'temporarily-unavailable',
	},
	ECONNRESET: {
		message: 'The connection was cut before the service answered',
		advice: 'Run the item again later.',
		cause: 'temporarily-unavailable',
	},
	ENOTFOUND: {
		message: 'The host name of the service could not be resolved',
		advice: CHECK_ADDRESS,
		cause: 'configuration-invalid',
	},
};

/**
 * Explains a request without a reply by the code that n8n stores as `httpCode`. The code must not be
 * passed on: n8n would then replace these texts with its own, which name no item.
 */
export function explainConnectionFault(code: string): ConnectionExplanation {
	return (
		FAULTS[code] ?? {
			message: 'The service could not be reached',
			advice: CHECK_ADDRESS,
			cause: 'temporarily-unavailable',
		}
	);
}
