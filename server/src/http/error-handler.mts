import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { API_ERRORS, type ApiErrorCode } from '../../../domain/api-error.ts';
import { ServerError } from '../errors.mts';
import { failureReply, replyToError, type SentReply } from './envelope.mts';
import { drainBody } from './request-body.mts';

/** Answers everything that goes wrong in the API's envelope, with its HTTP status. */
export function registerErrorHandler(app: FastifyInstance): void {
	app.setErrorHandler(async (error: FastifyError | ServerError, request, reply) => {
		if (error instanceof ServerError) {
			if (error.retryAfterSeconds !== undefined) {
				reply.header('retry-after', error.retryAfterSeconds);
			}
			const answer = replyToError(error, request.id);
			return await refuse(request, reply, API_ERRORS[error.code].httpStatus, answer);
		}
		const { code, status, msg } = frameworkFault(error);
		return await refuse(request, reply, status, failureReply(code, request.id, msg));
	});
}

/** Sends a refusal once the client is able to read it. */
export async function refuse(
	request: FastifyRequest,
	reply: FastifyReply,
	status: number,
	answer: SentReply,
): Promise<FastifyReply> {
	if (!(await drainBody(request.raw))) reply.header('connection', 'close');
	return reply.code(status).send(answer);
}

interface Fault {
	code: ApiErrorCode;
	status: number;
	msg?: string;
}

/** What Fastify itself refuses is a fault of the request if it says 4xx, otherwise one of ours. */
function frameworkFault(error: FastifyError): Fault {
	const status = error.statusCode ?? 500;
	if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
		return { code: 4000, status: 400, msg: '请求头 Content-Type 应为 application/json' };
	}
	return status >= 400 && status < 500 ? { code: 4000, status } : { code: 5000, status: 500 };
}
