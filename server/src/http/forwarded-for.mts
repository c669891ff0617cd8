import type { IncomingHttpHeaders } from 'node:http';

/** An entry of the header with a port: `203.0.113.7:51234` or `[2001:db8::1]:443`. */
const WITH_PORT = /(?<=^|,)[ \t]*(?:(\d+(?:\.\d+){3})|\[([\da-f:.]+)\]):\d{1,5}(?=[ \t]*(?:,|$))/gi;

/** Drops the ports in `X-Forwarded-For`, which Azure's gateways add: what is left is compared with addresses. */
export function dropForwardedPorts(headers: IncomingHttpHeaders): void {
	const addresses = headers['x-forwarded-for'];
	if (typeof addresses !== 'string') return;
	headers['x-forwarded-for'] = addresses.replace(WITH_PORT, '$1$2');
}
