import { hash, timingSafeEqual } from 'node:crypto';

import type { ApiKeySettings } from '../config/key-settings.mts';

/** The settings of a known key, without the key itself. */
export type KnownApiKey = Omit<ApiKeySettings, 'key'>;

/** The server's keys, kept as digests only. */
export class ApiKeyRing {
	readonly #keys: ReadonlyArray<{ digest: Buffer; known: KnownApiKey }>;

	constructor(keys: readonly ApiKeySettings[]) {
		this.#keys = keys.map(({ key, ...known }) => ({ digest: digestOf(key), known }));
	}

	/**
	 * Returns the settings of a key. Takes as long for a wrong key as for a right one: comparing
	 * digests hides lengths, and every key is compared.
	 */
	find(presented: string): KnownApiKey | undefined {
		const digest = digestOf(presented);
		let found: KnownApiKey | undefined;
		for (const key of this.#keys) {
			if (timingSafeEqual(key.digest, digest)) found = key.known;
		}
		return found;
	}
}

function digestOf(key: string): Buffer {
	return hash('sha256', key, 'buffer');
}
