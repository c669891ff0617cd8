import { PlainFailure } from './failure.ts';

/** HTTP statuses with which a proxy says that the same request may succeed later. */
const MEANINGS = {
	429: 'too many requests',
	502: 'bad gateway',
	503: 'service unavailable',
	504: 'gateway timeout',
} as const;

type Status = keyof typeof MEANINGS;

/** A reply with such a status and no envelope of this API: it comes from a proxy in front of it. */
export class PassingStatus extends PlainFailure {
	override readonly name = 'PassingStatus';

	constructor(status: Status, retryAfterMs?: number) {
		const isRateLimit = status === 429;
		// The server behind the proxy is gone. A timeout may be due to one image.
		const isGone = status === 502 || status === 503;
		super(`The service, or its proxy, answered with HTTP status ${status} (${MEANINGS[status]})`, {
			reasonCode: `http-${status}`,
			retry: 'later',
			advice: isRateLimit
				? "Lower 'Requests per Second', then run the remaining items."
				: 'Run the item again later. If it happens often, ask whoever runs the service.',
			serviceError: {
				httpCode: String(status),
				cause: isRateLimit ? 'rate-limited' : 'temporarily-unavailable',
			},
			endsRun: isGone,
			isLeftOver: isGone,
			mayPass: true,
			retryAfterMs,
		});
	}
}

/** Whether a status without this API's envelope may pass by itself. */
export function isPassingStatus(status: number): status is Status {
	return status in MEANINGS;
}
