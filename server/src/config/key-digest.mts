import { hash } from 'node:crypto';

/** A key as its SHA-256 in hexadecimal, for a configuration that should not hold the key. */
const HASHED_KEY = /^sha256:[0-9a-f]{64}$/i;

/** Prefix of every hashed key; no plain key may begin with it, in capitals or not. */
export const HASH_PREFIX = 'sha256:';

/** Whether the text is a key's hash: `sha256:` and 64 hexadecimal digits. */
export function isHashedKey(text: string): boolean {
	return HASHED_KEY.test(text);
}

/**
 * Returns the SHA-256 of a configured key, which may be given as that hash, in lower-case hexadecimal. A fast
 * hash is enough: keys are long and random, so that none can be guessed from it, and a slow one would let
 * callers keep the server busy with wrong keys.
 */
export function configuredKeyDigest(key: string): string {
	return isHashedKey(key)
		? key.slice(HASH_PREFIX.length).toLowerCase()
		: hash('sha256', key, 'hex');
}
