import { AddressRanges } from '../config/address-ranges.mts';
import type { Config } from '../config/config.mts';
import { ApiKeyRing } from './api-key-ring.mts';

/** Who may read `/metrics` on the port of the API: everyone, nobody, or holders of one of these keys. */
export type MetricsAccess = 'open' | 'closed' | ApiKeyRing;

/**
 * Returns who may read the metrics on the port of the API. They show how much each key reads, so a
 * server that other machines can reach, directly or through a proxy, shows them to nobody unless the
 * operator sets a key.
 */
export function metricsAccess(
	config: Pick<Config, 'host' | 'metricsPort' | 'metricsKey' | 'trustedProxies'>,
): MetricsAccess {
	const { metricsPort, metricsKey } = config;
	if (metricsPort !== undefined) return 'closed';
	if (metricsKey !== undefined) return metricsKeyRing(metricsKey);
	return isForThisMachine(config) ? 'open' : 'closed';
}

/** Returns the ring with the key for the metrics, plain or hashed. */
export function metricsKeyRing(key: string): ApiKeyRing {
	return new ApiKeyRing([{ id: 'metrics', key }]);
}

const LOOPBACK = new AddressRanges(['127.0.0.0/8', '::1']);

/** Whether the server is for this machine alone. A trusted proxy passes on what other machines send. */
export function isForThisMachine({
	host,
	trustedProxies,
}: Pick<Config, 'host' | 'trustedProxies'>): boolean {
	return trustedProxies.length === 0 && (host === 'localhost' || LOOPBACK.includes(host));
}
