import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import type { AddressRanges } from '../config/address-ranges.mts';

/** A trusted proxy's ids of a request. Log and reply have them too, to be found from the proxy's log. */
export interface ProxyIds {
	proxyRequestId?: string;
	/** Its `traceparent`, as in W3C Trace Context. */
	traceparent?: string;
}

const REQUEST_ID = /^[\w.-]{1,128}$/;

/** Version, trace, parent and flags; all zeros are no id, and there is no version ff. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * Returns the ids of a request that comes straight from one of the proxies. Other clients' are
 * ignored, since they could fill the log or pretend to be another request; so are malformed ones.
 */
export function proxyIdsOf(
	{ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
	proxies: AddressRanges,
): ProxyIds {
	if (!proxies.includes(socket.remoteAddress ?? '')) return {};
	// Node joins a header that is sent twice by a comma, which matches neither pattern.
	return {
		proxyRequestId: matching(headers['x-request-id'], REQUEST_ID),
		traceparent: matching(headers['traceparent'], TRACEPARENT),
	};
}

function matching(header: unknown, pattern: RegExp): string | undefined {
	return typeof header === 'string' && pattern.test(header) ? header : undefined;
}

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
