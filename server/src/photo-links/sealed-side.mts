import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import type { Seen } from '../../../domain/pairing/seen-sides.ts';
import type { ApiKeyRing, KnownApiKey } from '../http/api-key-ring.mts';
import type { PhotoLink } from './photo-link.mts';

/** What one side tells of the other side of its card. */
export type Told = Pick<Seen, 'portrait' | 'emblem'>;

const CIPHER = 'aes-256-gcm';
const BYTES = { nonce: 12, tag: 16 };

/** Seals what a side tells, so that the page of its link can hand it back for the other photo, and read nothing in it. */
export class SideSeal {
	readonly #secret: Buffer;

	/** Holds as long as the link does, and for no other. */
	constructor({ id }: PhotoLink, key: KnownApiKey, keys: ApiKeyRing) {
		// No payload of a link has a dot, so that no link's signature is this secret.
		this.#secret = Buffer.from(keys.signLink(key, `side.${id}`), 'base64url');
	}

	seal({ portrait, emblem }: Told): string {
		const nonce = randomBytes(BYTES.nonce);
		const cipher = createCipheriv(CIPHER, this.#secret, nonce);
		const sealed = [cipher.update(JSON.stringify({ portrait, emblem })), cipher.final()];
		return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]).toString('base64url');
	}

	/** Returns what was sealed; `undefined` for anything else. */
	open(sealed: unknown): Told | undefined {
		const bytes = Buffer.from(String(sealed), 'base64url');
		const tagged = bytes.subarray(BYTES.nonce);
		try {
			const decipher = createDecipheriv(CIPHER, this.#secret, bytes.subarray(0, BYTES.nonce), {
				authTagLength: BYTES.tag,
			}).setAuthTag(tagged.subarray(0, BYTES.tag));
			const text = decipher.update(tagged.subarray(BYTES.tag), undefined, 'utf8');
			return JSON.parse(text + decipher.final('utf8')) as Told;
		} catch {
			return undefined;
		}
	}
}
