import type { FastifyInstance } from 'fastify';

import { failureReply } from './envelope.mts';
import { sendError } from './error-handler.mts';

/**
 * Answers a path that is not there with HTTP 404, and a path that is there but not for this method
 * with 405. Both carry code 4000: the API's 4044 means an endpoint that was taken offline.
 */
export function registerNotFound(
	app: FastifyInstance,
	methodsByPath: Readonly<Record<string, string>>,
): void {
	// In Fastify's own handler for this it would be too late: it looks at the body first.
	app.addHook('onRequest', async (request, reply) => {
		if (!request.is404) return undefined;
		const path = request.url.split('?', 1)[0];
		const methods = Object.hasOwn(methodsByPath, path) ? methodsByPath[path] : undefined;
		if (methods === undefined) {
			return await sendError(request, reply, 404, failureReply(4000, request.id, '接口不存在'));
		}
		reply.header('allow', methods);
		const msg = `该接口只支持 ${methods} 请求`;
		return await sendError(request, reply, 405, failureReply(4000, request.id, msg));
	});
}
