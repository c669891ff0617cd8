import { ConfigError } from './config/config-error.mts';
import type { Config } from './config/config.mts';
import type { ApiKeyRing } from './http/api-key-ring.mts';

export interface ReloadLog {
	info(details: object, message: string): void;
	error(details: object, message: string): void;
}

export class KeyReload {
	readonly #ring: ApiKeyRing;
	readonly #readConfig: () => Config;
	readonly #log: ReloadLog;
	succeeded = true;

	/** `readConfig` reads all sources of the configuration as at the start. */
	constructor(ring: ApiKeyRing, readConfig: () => Config, log: ReloadLog) {
		this.#ring = ring;
		this.#readConfig = readConfig;
		this.#log = log;
	}

	/** Replaces the keys by those that are set now. If that fails, it keeps the current ones and logs why. */
	run(): void {
		try {
			const { keys, generatedKey, idsWithoutKey } = this.#readConfig();
			if (generatedKey !== undefined) throw new ConfigError('No key is set any more.');
			this.#ring.replace(keys);
			this.succeeded = true;
			this.#log.info({ keys: keys.length, idsWithoutKey }, 'keys reloaded');
		} catch (error) {
			if (!(error instanceof ConfigError)) throw error;
			this.succeeded = false;
			// A ConfigError quotes no key.
			this.#log.error({ reason: error.message }, 'could not reload keys; keeping the current ones');
		}
	}
}
