import type { PassingStatus } from '../calls/passing-status.ts';
import type { ConnectionExplanation } from './connection-fault.ts';

const MEANINGS: Record<PassingStatus['status'], string> = {
	429: 'too many requests',
	502: 'bad gateway',
	503: 'service unavailable',
	504: 'gateway timeout',
};

/** Explains a status that came without a reply of this API. */
export function explainProxyStatus({ status, isRateLimit }: PassingStatus): ConnectionExplanation {
	return {
		message: `The service, or a proxy in front of it, answered with HTTP status ${status} (${MEANINGS[status]})`,
		advice: isRateLimit
			? "Lower 'Requests per Second', then run the remaining items."
			: 'Run the item again later. If it happens often, ask whoever runs the service.',
		cause: isRateLimit ? 'rate-limited' : 'temporarily-unavailable',
	};
}
