import { isIP } from 'node:net';

import { AddressRanges } from '../config/address-ranges.mts';
import type { Config } from '../config/config.mts';
import { ApiKeyRing } from './api-key-ring.mts';

/** Who may read `/metrics`: everyone, whoever names this machine, nobody, or holders of one of these keys. */
export type MetricsAccess = 'open' | 'local' | 'closed' | ApiKeyRing;

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
	return isForThisMachine(config) ? 'local' : 'closed';
}

/** Returns who may read the metrics on a port of their own. */
export function listenerAccess({
	metricsHost: host = '127.0.0.1',
	metricsKey,
}: Pick<Config, 'metricsHost' | 'metricsKey'>): MetricsAccess {
	if (metricsKey !== undefined) return metricsKeyRing(metricsKey);
	return isForThisMachine({ host, trustedProxies: [] }) ? 'local' : 'open';
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

/**
 * Whether the header `Host` names this machine. A web page whose name resolves to this machine (DNS rebinding) would read as its own
 * what is served to everyone here; its browser sends its name. An address has no name to change, and only browsers have pages.
 */
export function namesThisMachine(host: string | undefined): boolean {
	if (host === undefined) return true;
	const name = URL.parse(`http://${host}`)?.hostname ?? '';
	return /^(.+\.)?localhost$/.test(name) || isIP(name.replace(/^\[|\]$/g, '')) !== 0;
}
