import { hash, timingSafeEqual } from 'node:crypto';

import { configuredKeyDigest } from '../config/key-digest.mts';
import type { ApiKeySettings } from '../config/key-settings.mts';

/** The settings of a known key, without the key itself. */
export type KnownApiKey = Omit<ApiKeySettings, 'key'>;

/** The server's keys, kept as digests only. */
export class ApiKeyRing {
	#keys: ReadonlyArray<{ digest: Buffer; known: KnownApiKey }> = [];

	constructor(keys: readonly ApiKeySettings[]) {
		this.replace(keys);
	}

	/** Replaces all keys. Calls whose key was already checked go on. */
	replace(keys: readonly ApiKeySettings[]): void {
		this.#keys = keys.map(({ key, ...known }) => ({
			digest: Buffer.from(configuredKeyDigest(key), 'hex'),
			known,
		}));
	}

	/**
	 * Returns the settings of a key. Takes as long for a wrong key as for a right one: comparing
	 * digests hides lengths, and every key is compared.
	 */
	find(presented: string): KnownApiKey | undefined {
		// Always hashed: a caller who presents a configured hash does not know the key.
		const digest = hash('sha256', presented, 'buffer');
		let found: KnownApiKey | undefined;
		for (const key of this.#keys) {
			if (timingSafeEqual(key.digest, digest)) found = key.known;
		}
		return found;
	}
}
