import { hash, timingSafeEqual } from 'node:crypto';

import type { ApiKeySettings } from '../config/key-settings.mts';

/** A key that was recognized, without the key itself. */
export type KnownApiKey = Omit<ApiKeySettings, 'key'>;

/** The keys of a server, which keeps their digests only. */
export class ApiKeyRing {
	readonly #keys: ReadonlyArray<{ digest: Buffer; known: KnownApiKey }>;

	constructor(keys: readonly ApiKeySettings[]) {
		this.#keys = keys.map(({ key, ...known }) => ({ digest: digestOf(key), known }));
	}

	/**
	 * Gives the key with this text. Takes as long for a wrong key as for a right one: digests are
	 * compared, which hides lengths, and always with every key.
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
