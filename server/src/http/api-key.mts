import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';

import type { ApiKeyRing } from './api-key-ring.mts';
import {
	AddressNotAllowedError,
	KeySuspendedError,
	MissingKeyError,
	UnknownKeyError,
} from './http-errors.mts';

/** Requires an API key of every request to a plugin, before its body is read. */
export function requireApiKey(app: FastifyInstance, keys: ApiKeyRing): void {
	app.decorateRequest('apiKey', null);
	app.addHook('onRequest', async (request) => {
		const presented = presentedKey(request.headers);
		if (presented === undefined) throw new MissingKeyError('The request has no API key.');
		const key = keys.find(presented);
		if (key === undefined) throw new UnknownKeyError('Unknown API key.');
		// Before it is refused, so that log and metrics name the key.
		request.apiKey = key;
		if (key.suspended === true) throw new KeySuspendedError('The API key is suspended.');
		if (key.allowedAddresses?.includes(request.ip) === false) {
			throw new AddressNotAllowedError('The API key may not be used from this address.');
		}
	});
}

/**
 * Returns the API key of a request, from `Authorization: Bearer KEY` or else `X-Api-Key: KEY` (API
 * page, sections 2 and 5), `undefined` if there is none. A key in the URL's query is ignored, since
 * URLs end up in logs.
 */
export function presentedKey(headers: IncomingHttpHeaders): string | undefined {
	const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
	const plain = headers['x-api-key'];
	return bearer ?? (typeof plain === 'string' && plain.trim() !== '' ? plain.trim() : undefined);
}
