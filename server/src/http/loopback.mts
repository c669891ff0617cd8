import { AddressRanges } from '../config/address-ranges.mts';
import type { Config } from '../config/config.mts';

const LOOPBACK = new AddressRanges(['127.0.0.0/8', '::1']);

/** Whether the server is for this machine alone. A trusted proxy passes on what other machines send. */
export function isForThisMachine({
	host,
	trustedProxies,
}: Pick<Config, 'host' | 'trustedProxies'>): boolean {
	return trustedProxies.length === 0 && (host === 'localhost' || LOOPBACK.includes(host));
}
