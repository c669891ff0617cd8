import { randomBytes } from 'node:crypto';

import type { ProxyIds } from './proxy-ids.mts';

/** Returns a new id of a request, for its reply and the log: `req_` and 96 random bits. */
export function newRequestId(): string {
	return `req_${randomBytes(12).toString('hex')}`;
}

/**
 * Returns the headers by which a reply is found in the log. A proxy gets its own ids back; the
 * server's id is in the reply's body in any case.
 */
export function idHeaders(
	requestId: string,
	{ proxyRequestId, traceparent }: ProxyIds = {},
): Record<string, string> {
	return {
		'x-request-id': proxyRequestId ?? requestId,
		...(traceparent !== undefined && { traceparent }),
	};
}
