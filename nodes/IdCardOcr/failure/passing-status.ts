import { PlainFailure } from './failure.ts';

/** HTTP statuses with which a proxy says that the same request may succeed later. */
export const PASSING_STATUSES: readonly number[] = [429, 502, 503, 504];

/** A reply with such a status and no envelope of this API: it comes from a proxy in front of it. */
export class PassingStatus extends PlainFailure {
	constructor(status: number, retryAfterMs?: number) {
		const isRateLimit = status === 429;
		// The server behind the proxy is gone. A timeout may be due to one image.
		const isGone = status === 502 || status === 503;
		super(({ proxyStatus }) => proxyStatus(status), {
			reasonCode: `http-${status}`,
			retry: 'later',
			cure: ({ cures }) => cures[isRateLimit ? 4029 : 5020],
			serviceError: {
				httpCode: String(status),
				cause: isRateLimit ? 'rate-limited' : 'temporarily-unavailable',
			},
			endsRun: isGone,
			mayPass: true,
			retryAfterMs,
		});
	}
}
