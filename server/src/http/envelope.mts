import type { FastifyReply, FastifyRequest } from 'fastify';

import { SUCCESS_CODE, type IdCardOcrReply } from '../../../domain/api-contract.ts';
import type { ApiErrorCode } from '../../../domain/api-error.ts';
import { ID_CARD_FIELD_NAMES, type IdCardFields } from '../../../domain/id-card.ts';
import type { Why } from '../errors/why.mts';
import type { DocumentExtra } from '../engine/document-extra.mts';
import { wordsOf } from './reasons.mts';
import { drainBody } from './request-body.mts';

/** A reply as sent: always with a `request_id`, with `extra` if the request asked for it, with `reason` if the code does not tell. */
type SentReply = Required<Omit<IdCardOcrReply, 'extra' | 'reason'>> & {
	reason?: Why['reason'];
	extra?: DocumentExtra;
};

export const SUCCESS = { code: SUCCESS_CODE, msg: '成功' };

/** Returns the reply with a card's fields, in the order of the API page, section 7. */
export function successReply(
	fields: IdCardFields,
	requestId: string,
	extra?: DocumentExtra,
): SentReply {
	const data = Object.fromEntries(ID_CARD_FIELD_NAMES.map((name) => [name, fields[name]]));
	return {
		...SUCCESS,
		data: data as unknown as IdCardFields,
		...(extra && { extra }),
		request_id: requestId,
	};
}

/** Returns a successful reply with other data than a card's, and reports the success. */
export function dataReply(data: object, { id, report }: FastifyRequest): object {
	report.code = SUCCESS_CODE;
	return { ...SUCCESS, data, request_id: id };
}

/** Why a call has no card. Every `ServerError` is one. */
interface Failure {
	code: ApiErrorCode;
	/** Present if it says more than the code. */
	why?: Why;
	/** What was recognized nonetheless, if the request asked for it. */
	extra?: DocumentExtra;
}

export function failureReply({ code, why, extra }: Failure, requestId: string): SentReply {
	const [msg] = wordsOf({ code, why });
	const more = { ...(why && { reason: why.reason }), ...(extra && { extra }) };
	return { code, msg, data: null, ...more, request_id: requestId };
}

/** Returns the header that says in English what the `msg` of an error reply says in Chinese. */
export function reasonHeader(failure: Failure): { 'x-reason': string } {
	const [, reason] = wordsOf(failure);
	return { 'x-reason': reason };
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
