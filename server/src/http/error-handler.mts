import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

import { API_ERRORS } from '../../../domain/api-error.ts';
import { ServerError } from '../errors/server-errors.mts';
import { sendError } from './error-reply.mts';
import { forWholeApp } from './for-whole-app.mts';
import { ClientLeftError } from './http-errors.mts';
import { rejectInsteadOfNode } from './malformed-http.mts';
import { rejectUnknownPaths } from './not-found.mts';
import { statusOf } from './reasons.mts';
import { refusalOf } from './refusals.mts';

/** Replies in the envelope wherever no route does: to errors, unknown paths and methods, and what Node would reject. */
export const errorReplies = forWholeApp(async (app) => {
	rejectInsteadOfNode(app);
	rejectUnknownPaths(app);
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
});

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
