import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All IPv6 addresses given out for the public internet so far (IANA: global unicast). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** Reached from inside Azure only, although the address itself is an ordinary public one. */
const AZURE_PLATFORM = '168.63.129.16';

/**
 * Tells whether an IP address is one of the public internet, so that nothing of the own machine or
 * network answers there. Refused are private, loopback, link-local, carrier-grade NAT, multicast,
 * documentation, benchmarking and reserved ranges, and every IPv6 form that carries an IPv4 address
 * (mapped, 6to4, Teredo, NAT64), since a gateway may turn it into an inner one.
 * Sources: the IANA special-purpose address registries, by way of ipaddr.js.
 */
export function isPublicAddress(address: string): boolean {
	if (isIP(address) === 0) return false;
	const parsed = ipaddr.parse(address);
	if (parsed.range() !== 'unicast') return false;
	if (parsed.kind() === 'ipv4') return parsed.toString() !== AZURE_PLATFORM;
	return parsed.match(GLOBAL_UNICAST);
}

/**
 * Gives the IP address that a URL's hostname spells, or `undefined` for a name. `URL` has turned
 * decimal, octal, hexadecimal, shortened and full-width spellings into the plain one already.
 */
export function literalAddress(url: URL): string | undefined {
	const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
	return isIP(host) === 0 ? undefined : host;
}
