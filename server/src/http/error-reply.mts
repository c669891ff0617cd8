import type { FastifyReply, FastifyRequest } from 'fastify';

import { failureReply, reasonHeader, type Failure } from './envelope.mts';
import { drainBody } from './request-body.mts';

/** Sends an error reply once the client is ready to read it. */
export async function sendError(
	request: FastifyRequest,
	reply: FastifyReply,
	status: number,
	failure: Failure,
): Promise<FastifyReply> {
	request.report.code = failure.code;
	const isDrained = await drainBody(request.raw, request.server.bodiesOver);
	if (!isDrained) reply.header('connection', 'close');
	return reply.code(status).headers(reasonHeader(failure)).send(failureReply(failure, request.id));
}
