import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { sendError } from './envelope.mts';

/**
 * Replies with HTTP 404 to an unknown path and with 405 to an unsupported method. Both have code 4000:
 * the API's 4044 means an endpoint that was taken offline. Call this before any route is added.
 */
export function rejectUnknownPaths(app: FastifyInstance): void {
	const methodsByPath = new Map<string, string[]>();
	app.addHook('onRoute', ({ url, method }) => {
		const isPattern = /[:*]/.test(url);
		if (isPattern) return;
		methodsByPath.set(url, [...(methodsByPath.get(url) ?? []), ...[method].flat()]);
	});
	// Fastify's own handler for this would run too late, after the body parser.
	app.addHook('onRequest', async (request, reply) => {
		if (!request.is404) return undefined;
		const path = request.url.split('?', 1)[0];
		const methods = methodsByPath.get(path)?.join(', ');
		if (methods === undefined) return await sendUnknownPath(request, reply);
		reply.header('allow', methods);
		const why = { reason: 'method', methods } as const;
		return await sendError(request, reply, 405, { code: 4000, why });
	});
}

export async function sendUnknownPath(
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<FastifyReply> {
	return await sendError(request, reply, 404, { code: 4000, why: { reason: 'path-unknown' } });
}
