import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import type { AddressRanges } from '../config/address-ranges.mts';

const PROXY_ID = /^[\w.-]{1,128}$/;

/**
 * Returns the `X-Request-Id` of a request that comes straight from one of the proxies: log and reply have it too, to be
 * found from the proxy's log. Other clients' are ignored, since they could fill the log or pretend to be another request;
 * so are malformed ones.
 */
export function proxyRequestIdOf(
	{ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
	proxies: AddressRanges,
): string | undefined {
	if (!proxies.includes(socket.remoteAddress ?? '')) return undefined;
	// Node joins a header that is sent twice by a comma, which does not match.
	const id = headers['x-request-id'];
	return typeof id === 'string' && PROXY_ID.test(id) ? id : undefined;
}

/** Returns a new id of a request, for its reply and the log: `req_` and 96 random bits. */
export function newRequestId(): string {
	return `req_${randomBytes(12).toString('hex')}`;
}
