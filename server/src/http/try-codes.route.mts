import type { FastifyInstance } from 'fastify';

import type { ApiKeyRing } from './api-key-ring.mts';
import { requireApiKey } from './api-key.mts';
import { dataReply } from './envelope.mts';
import { UnknownKeyError } from './http-errors.mts';
import { presentedKey } from './presented-key.mts';
import type { TryCodes } from './try-codes.mts';

/** `POST /try/codes`: makes a code that stands for the request's key in a link to a page. */
export async function makeTryCodeRoute(
	app: FastifyInstance,
	{ keys, tryCodes }: { keys: ApiKeyRing; tryCodes: TryCodes },
): Promise<void> {
	requireApiKey(app, keys);
	app.post('/try/codes', async (request) =>
		dataReply(tryCodes.make(presentedKey(request.headers)!), request),
	);
}

/** `POST /try/keys`: gives the page the key of the code in the header `X-Try-Code`, once. */
export async function takeTryCodeRoute(
	app: FastifyInstance,
	{ tryCodes }: { tryCodes: TryCodes },
): Promise<void> {
	app.post('/try/keys', async (request) => {
		const key = tryCodes.take(String(request.headers['x-try-code']));
		if (key === undefined)
			throw new UnknownKeyError('The code was used, has expired, or is not one.');
		return dataReply({ key }, request);
	});
}
