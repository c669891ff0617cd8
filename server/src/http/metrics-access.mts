import type { Config } from '../config/config.mts';
import { ApiKeyRing } from './api-key-ring.mts';
import { isForThisMachine } from './loopback.mts';

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
