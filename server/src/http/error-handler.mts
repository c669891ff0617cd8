import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { API_ERRORS } from '../../../domain/api-error.ts';
import { ServerError } from '../errors/server-errors.mts';
import { failureReply, reasonHeader, type Failure } from './envelope.mts';
import { ClientLeftError } from './http-errors.mts';
import { statusOf } from './reasons.mts';
import { refusalOf } from './refusals.mts';
import { drainBody } from './request-body.mts';

export function registerErrorHandler(app: FastifyInstance): void {
	app.setErrorHandler(async (error: FastifyError | ServerError, request, reply) => {
		if (error instanceof ServerError) {
			request.report.refusal = refusalOf(error);
			if (error.retryAfterSeconds !== undefined) {
				reply.header('retry-after', error.retryAfterSeconds);
			}
			const status = (error.why && statusOf(error.why.reason)) ?? API_ERRORS[error.code].httpStatus;
			return await sendError(request, reply, status, error);
		}
		return await sendUnexpectedError(error, request, reply);
	});
}

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

/** Sends an error of Fastify: with status 4xx the request is at fault, otherwise the server. */
async function sendUnexpectedError(
	error: FastifyError,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<FastifyReply> {
	const status = error.statusCode ?? 500;
	if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
		const why = { reason: 'content-type' } as const;
		return await sendError(request, reply, 400, { code: 4000, why });
	}
	// A client that disconnects is not the server's fault, and reads no reply.
	const leftEarly = request.raw.destroyed && !request.raw.complete;
	const hasLeft = leftEarly || error instanceof ClientLeftError;
	if (hasLeft || (status >= 400 && status < 500)) {
		return await sendError(request, reply, hasLeft ? 400 : status, { code: 4000 });
	}
	request.log.error({ err: error }, 'unexpected error');
	return await sendError(request, reply, 500, { code: 5000 });
}
