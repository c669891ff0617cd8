import { createHmac, hash, timingSafeEqual } from 'node:crypto';

import { configuredKeyDigest } from '../config/key-digest.mts';
import { makesPhotoLinks, type ApiKeySettings } from '../config/key-settings.mts';

/** The settings of a known key, without the key itself. */
export type KnownApiKey = Omit<ApiKeySettings, 'key'>;

/** The server's keys, kept as digests only. */
export class ApiKeyRing {
	/** Whether these are the keys that are set now: not if they could not be read again. */
	isFresh = true;
	#keys: readonly KnownApiKey[] = [];
	/** Of replaced keys, too, while a call with one goes on. */
	readonly #digests = new WeakMap<KnownApiKey, Buffer>();

	constructor(keys: readonly ApiKeySettings[]) {
		this.replace(keys);
	}

	/** Replaces all keys. Calls whose key was already checked go on. */
	replace(keys: readonly ApiKeySettings[]): void {
		this.#keys = keys.map(({ key, ...known }) => {
			this.#digests.set(known, Buffer.from(configuredKeyDigest(key), 'hex'));
			return known;
		});
	}

	/**
	 * Returns the settings of a key. Takes as long for a wrong key as for a right one: comparing
	 * digests hides lengths, and `filter` compares every key.
	 */
	find(presented: string): KnownApiKey | undefined {
		// Always hashed: a caller who presents a configured hash does not know the key.
		const digest = hash('sha256', presented, 'buffer');
		return this.#keys.filter((key) => timingSafeEqual(this.#digests.get(key)!, digest)).at(0);
	}

	get photoLinkOrigins(): string[] {
		return [...new Set(this.#keys.flatMap(({ photoLinkOrigins = [] }) => photoLinkOrigins))];
	}

	/** Returns the signature of the text of a photo link by a key that was found here, replaced since or not. */
	signLink(key: KnownApiKey, text: string): string {
		// A second secret is made of the digest, so that a signature tells nothing about it.
		const secret = createHmac('sha256', this.#digests.get(key)!).update('photo-link').digest();
		return createHmac('sha256', secret).update(text).digest('base64url');
	}

	/** Returns the settings of the key that signed a link, if it may make any. Takes as long as {@link find}. */
	signerOfLink(text: string, signature: string): KnownApiKey | undefined {
		const given = Buffer.from(signature);
		const signers = this.#keys.filter(makesPhotoLinks).filter((key) => {
			const own = Buffer.from(this.signLink(key, text));
			return own.length === given.length && timingSafeEqual(own, given);
		});
		return signers.at(0);
	}
}
