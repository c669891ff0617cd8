import { ConfigError } from './config/config-error.mts';
import type { Config } from './config/config.mts';
import type { ApiKeyRing } from './http/api-key-ring.mts';
import type { App } from './http/bare-app.mts';

type ReloadLog = Pick<App['log'], 'info' | 'error'>;

/**
 * Replaces the keys by those that are set now: `readNow` reads all sources of the configuration as at the start. If that
 * fails, it keeps the current ones and logs why.
 */
export function reloadKeys(ring: ApiKeyRing, readNow: () => Config, log: ReloadLog): void {
	try {
		const { keys, generatedKey, idsWithoutKey } = readNow();
		if (generatedKey !== undefined) throw new ConfigError('No key is set any more.');
		ring.replace(keys);
		ring.isFresh = true;
		log.info({ keys: keys.length, idsWithoutKey }, 'keys reloaded');
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		ring.isFresh = false;
		// A ConfigError quotes no key.
		log.error({ reason: error.message }, 'could not reload keys; keeping the current ones');
	}
}
