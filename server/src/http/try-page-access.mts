import type { IncomingMessage } from 'node:http';

import { AddressRanges } from '../config/address-ranges.mts';
import type { Config } from '../config/config.mts';
import { isLoopback } from './loopback.mts';

/** Who gets the page at `/try`: browsers on this machine, everyone, or nobody. */
export type TryPageAccess = Config['tryPage'];

/** What proxies add to a request that they pass on. A browser sends no header that begins with `x-`. */
const PROXY_HEADERS = /^(via|forwarded|cdn-loop|x-.+|.+-connecting-ip|(.+-)?client-ip)$/;

/**
 * Returns who gets the page. With a trusted proxy on this machine `loopback` means nobody: what the proxy
 * passes on also comes from this machine.
 */
export function tryPageAccess({
	tryPage,
	trustedProxies,
}: Pick<Config, 'tryPage' | 'trustedProxies'>): TryPageAccess {
	const proxies = new AddressRanges(trustedProxies);
	const hasProxyHere = proxies.includes('127.0.0.1') || proxies.includes('::1');
	return tryPage === 'loopback' && hasProxyHere ? 'off' : tryPage;
}

/**
 * Whether a request comes directly from a browser on this machine. Its connection alone does not prove
 * that: a proxy on this machine passes on what other machines send. So it must have nothing that proxies
 * add, and the address in `Host` must be a loopback one. That also keeps out web sites whose name
 * leads to 127.0.0.1. Nor do browsers speak HTTP/1.0, or end a connection with their request, as nginx
 * does unless told otherwise.
 */
export function isFromThisMachine({
	headers,
	httpVersion,
	socket,
}: Pick<IncomingMessage, 'headers' | 'httpVersion' | 'socket'>): boolean {
	if (!isLoopback(socket.remoteAddress ?? '')) return false;
	if (httpVersion === '1.0' || headers.connection?.toLowerCase() === 'close') return false;
	if (Object.keys(headers).some((name) => PROXY_HEADERS.test(name))) return false;
	const host = URL.parse(`http://${headers.host}`)?.hostname ?? '';
	return isLoopback(host.replace(/^\[|\]$/g, ''));
}
