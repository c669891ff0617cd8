import type { FastifyInstance } from 'fastify';

import { UnknownPathError, ValidationError } from '../errors/server-errors.mts';

/**
 * Refuses an unknown path with HTTP 404, and an unsupported method with 405. Call this before any route is added.
 */
export function rejectUnknownPaths(app: FastifyInstance): void {
	// Not `hasRoute`: it takes what a client sends for a pattern, and throws at some.
	const methodsByPath = new Map<string, string[]>();
	app.addHook('onRoute', ({ url, method }) => {
		const isPattern = /[:*]/.test(url);
		if (isPattern) return;
		methodsByPath.set(url, [...(methodsByPath.get(url) ?? []), ...[method].flat()]);
	});
	// Fastify's own handler for this would run too late, after the body parser.
	app.addHook('onRequest', async (request, reply) => {
		if (!request.is404) return;
		const path = request.url.split('?', 1)[0];
		const methods = methodsByPath.get(path)?.join(', ');
		if (methods === undefined) throw new UnknownPathError();
		reply.header('allow', methods);
		throw new ValidationError({ reason: 'method', methods });
	});
}
