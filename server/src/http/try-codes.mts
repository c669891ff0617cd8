import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

import type { ApiKeyRing } from './api-key-ring.mts';
import { presentedKey, requireApiKey } from './api-key.mts';
import { dataReply } from './envelope.mts';
import { UnknownKeyError } from './http-errors.mts';

/** A choice: how long a code may be exchanged, in seconds: long enough to find the link in a terminal. */
const EXPIRES_IN = 3600;

/** A choice: codes of one key that are kept: its newest. */
const MAX_CODES = 100;

/**
 * Codes that stand for a key in a link to a page: browsers keep every address in their history, with what follows the `#`.
 * A code is good once, and for an hour.
 */
export class TryCodes {
	readonly #keys = new Map<string, { key: string; timer: NodeJS.Timeout }>();

	/** Makes a code for a key. */
	make(key: string): { code: string; expires_in: number } {
		const code = randomBytes(16).toString('base64url');
		const timer = setTimeout(() => this.take(code), EXPIRES_IN * 1000).unref();
		this.#keys.set(code, { key, timer });
		const own = [...this.#keys].filter(([, one]) => one.key === key);
		if (own.length > MAX_CODES) this.take(own[0][0]);
		return { code, expires_in: EXPIRES_IN };
	}

	/** Returns the key of a code and forgets it; `undefined` if it was used, is too old, or never was one. */
	take(code: string): string | undefined {
		const { key, timer } = this.#keys.get(code) ?? {};
		this.#keys.delete(code);
		clearTimeout(timer);
		return key;
	}
}

/**
 * `POST /try/codes` makes a code that stands for the request's key in a link to a page. `POST /try/keys` gives the page the
 * key of the code in the header `X-Try-Code`, once.
 */
export async function tryCodeRoutes(
	app: FastifyInstance,
	{ keys, tryCodes }: { keys: ApiKeyRing; tryCodes: TryCodes },
): Promise<void> {
	await app.register(async (guarded) => {
		requireApiKey(guarded, keys);
		guarded.post('/try/codes', async (request) =>
			dataReply(tryCodes.make(presentedKey(request.headers)!), request),
		);
	});
	app.post('/try/keys', async (request) => {
		const key = tryCodes.take(String(request.headers['x-try-code']));
		if (key !== undefined) return dataReply({ key }, request);
		throw new UnknownKeyError('The code was used, has expired, or is not one.');
	});
}
