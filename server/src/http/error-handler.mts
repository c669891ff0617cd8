import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { API_ERRORS } from '../../../domain/api-error.ts';
import { ServerError, ValidationError } from '../errors/server-errors.mts';
import { sendError } from './envelope.mts';
import { ClientLeftError } from './http-errors.mts';
import { rejectInsteadOfNode } from './malformed-http.mts';
import { rejectUnknownPaths } from './not-found.mts';
import { STATUSES } from './reasons.mts';
import { refusalOf } from './refusals.mts';

/** Replies in the envelope wherever no route does: to errors, unknown paths and methods, and what Node would reject. */
export function errorReplies(app: FastifyInstance): void {
	rejectInsteadOfNode(app);
	rejectUnknownPaths(app);
	app.setErrorHandler(async (error: FastifyError | ServerError, request, reply) => {
		if (!(error instanceof ServerError)) return await sendUnexpectedError(error, request, reply);
		request.report.refusal = refusalOf(error);
		if (error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds);
		const status = STATUSES[error.why?.reason ?? ''] ?? API_ERRORS[error.code].httpStatus;
		return await sendError(request, reply, status, error);
	});
}

/** Sends an error of Fastify: with status 4xx the request is at fault, otherwise the server. */
async function sendUnexpectedError(
	error: FastifyError,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<FastifyReply> {
	// A client that disconnects is not the server's fault, and reads no reply.
	const leftEarly = request.raw.destroyed && !request.raw.complete;
	const hasLeft = leftEarly || error instanceof ClientLeftError;
	const status = hasLeft ? 400 : (error.statusCode ?? 500);
	if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
		const { bodyTypes: types } = request.routeOptions.config;
		const why = types ? ({ reason: 'content-type', types } as const) : 'body-unexpected';
		return await sendError(request, reply, 400, new ValidationError(why));
	}
	if (status >= 400 && status < 500) return await sendError(request, reply, status, { code: 4000 });
	request.log.error({ err: error }, 'unexpected error');
	return await sendError(request, reply, 500, { code: 5000 });
}
