import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All IPv6 addresses assigned to the public internet so far (IANA: global unicast). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** Only reachable from inside Azure, although the address looks public. */
const AZURE_PLATFORM = '168.63.129.16';

/**
 * Whether an IP address is on the public internet, and so not on this machine or its network.
 * `false` for private, loopback, link-local, carrier-grade NAT, multicast, documentation, benchmarking
 * and reserved ranges, and for every IPv6 form that contains an IPv4 address (mapped, 6to4, Teredo,
 * NAT64), since a gateway may translate it to an internal one.
 * Source: the IANA special-purpose address registries, through ipaddr.js.
 */
export function isPublicAddress(address: string): boolean {
	if (isIP(address) === 0) return false;
	const parsed = ipaddr.parse(address);
	if (parsed.range() !== 'unicast') return false;
	if (parsed.kind() === 'ipv4') return parsed.toString() !== AZURE_PLATFORM;
	return parsed.match(GLOBAL_UNICAST);
}

/**
 * Returns the IP address in a URL's hostname, or `undefined` for a name. `URL` has already normalized
 * decimal, octal, hexadecimal, shortened and full-width forms.
 */
export function literalAddress(url: URL): string | undefined {
	const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
	return isIP(host) === 0 ? undefined : host;
}
