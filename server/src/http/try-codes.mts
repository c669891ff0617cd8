import { randomBytes } from 'node:crypto';

/** A choice: how long a code may be exchanged, in seconds: long enough to find the link in a terminal. */
const EXPIRES_IN = 3600;

/** A choice: codes that are kept: the newest. */
const MAX_CODES = 100;

/**
 * Codes that stand for a key in a link to a page: browsers keep every address in their history, with what follows the `#`.
 * A code is good once, and for an hour.
 */
export class TryCodes {
	readonly #keys = new Map<string, string>();

	/** Makes a code for a key. */
	make(key: string): { code: string; expires_in: number } {
		const code = randomBytes(16).toString('base64url');
		this.#keys.set(code, key);
		setTimeout(() => this.#keys.delete(code), EXPIRES_IN * 1000).unref();
		if (this.#keys.size > MAX_CODES) this.#keys.delete(this.#keys.keys().next().value!);
		return { code, expires_in: EXPIRES_IN };
	}

	/** Returns the key of a code and forgets it; `undefined` if it was used, is too old, or never was one. */
	take(code: string): string | undefined {
		const key = this.#keys.get(code);
		this.#keys.delete(code);
		return key;
	}
}
