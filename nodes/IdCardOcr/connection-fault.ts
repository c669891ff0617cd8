import type { CodeExplanation } from './code-explanation.ts';

const CHECK_ADDRESS =
	"Check the 'Base URL' of the credential, that the server runs, and that this n8n may connect to it.";

const TOO_SLOW: CodeExplanation = {
	message: 'The service did not answer in time',
	advice: 'Run the item again later. A very large picture may need longer than others.',
};

const STOPPED: CodeExplanation = {
	message: 'The execution was stopped before the service answered',
	advice: 'Run the workflow again.',
};

const FAULTS: Record<string, CodeExplanation> = {
	ECONNABORTED: TOO_SLOW,
	ETIMEDOUT: TOO_SLOW,
	ERR_CANCELED: STOPPED,
	ECONNREFUSED: { message: 'The service refused the connection', advice: CHECK_ADDRESS },
	ECONNRESET: {
		message: 'The connection was cut before the service answered',
		advice: 'Run the item again later.',
	},
	ENOTFOUND: { message: "The service's address does not exist", advice: CHECK_ADDRESS },
};

/**
 * Gives the words for a request that got no reply, by the code n8n stores as `httpCode`.
 * n8n's own texts would replace ours if the code were passed on, and they name no item.
 */
export function explainConnectionFault(code: string | null): CodeExplanation {
	return (
		FAULTS[code ?? ''] ?? { message: 'The service could not be reached', advice: CHECK_ADDRESS }
	);
}
