import type { FastifyInstance } from 'fastify';

import { requireApiKey } from './api-key.mts';
import { ROUTINE } from './request-report.mts';
import type { ServerParts } from './server-parts.mts';

/** Path of the check whether a key may be used. */
export const KEY_PATH = '/api/key';

/**
 * `GET /api/key`: 204 if the request's key may be used, else what a call would get; it counts towards no limit. A proxy
 * asks it before it holds a body.
 */
export async function keyRoute(app: FastifyInstance, { keys }: ServerParts): Promise<void> {
	requireApiKey(app, keys);
	app.get(KEY_PATH, ROUTINE, async (_request, reply) => reply.code(204).send());
}
