import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { ApiKeyRing, KnownApiKey } from './api-key-ring.mts';
import {
	AddressNotAllowedError,
	KeySuspendedError,
	MissingKeyError,
	UnknownKeyError,
} from './http-errors.mts';
import { presentedKey } from './presented-key.mts';

/** Requires an API key of every request to a plugin, before its body is read. */
export function requireApiKey(app: FastifyInstance, keys: ApiKeyRing): void {
	app.decorateRequest('apiKey', null);
	app.addHook('onRequest', async (request: FastifyRequest) => {
		const key = knownKey(keys, request);
		// Before it is refused, so that log and metrics name the key.
		request.apiKey = key;
		checkUse(key, request);
	});
}

function knownKey(keys: ApiKeyRing, { headers }: FastifyRequest): KnownApiKey {
	const presented = presentedKey(headers);
	if (presented === undefined) throw new MissingKeyError('The request has no API key.');
	const key = keys.find(presented);
	if (key === undefined) throw new UnknownKeyError('Unknown API key.');
	return key;
}

function checkUse(key: KnownApiKey, { ip }: FastifyRequest): void {
	if (key.suspended === true) throw new KeySuspendedError('The API key is suspended.');
	if (key.allowedAddresses !== undefined && !key.allowedAddresses.includes(ip)) {
		throw new AddressNotAllowedError('The API key may not be used from this address.');
	}
}
