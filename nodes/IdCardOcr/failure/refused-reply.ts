import type { JsonObject } from 'n8n-workflow';

import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import { apiErrorKind } from '../../../domain/api-error.ts';
import { HIDDEN } from '../card/masked-text.ts';
import { causeOfCode, explainCode, retryOfCode } from './code-explanation.ts';
import { Failure } from './failure.ts';
import type { Retry } from './reason.ts';

/** A request ID that is nothing else: no text, and no digits that could be of a number or a birth. */
const PLAIN_ID = /^(?!.*\d{6})[\w.:-]{1,80}$/;

/** The service refused the request. */
export class RefusedReply extends Failure {
	override readonly name = 'RefusedReply';

	readonly reply: IdCardOcrReply;

	override readonly reasonCode: string;

	override readonly retry: Retry;

	override readonly serviceMessage: string;

	override readonly requestId?: string;

	override readonly endsRun: boolean;

	override readonly isLeftOver: boolean;

	constructor(reply: IdCardOcrReply) {
		const { code, request_id: requestId } = reply;
		const { message, advice } = explainCode(code);
		// Without `msg`: the service's own words may reveal anything.
		const response: JsonObject = {
			code,
			...(requestId !== undefined && { request_id: requestId }),
		};
		super(message, requestId === undefined ? advice : `${advice} Request: ${requestId}.`, {
			httpCode: String(apiErrorKind(code)?.httpStatus ?? 200),
			response,
			cause: causeOfCode(code),
		});
		this.reply = reply;
		this.reasonCode = String(code);
		this.retry = retryOfCode(code);
		this.serviceMessage = reply.msg;
		this.requestId = requestId;
		this.endsRun = this.isLeftOver = endsAllSending(code);
	}

	override masked(): Failure {
		const { request_id: id } = this.reply;
		if (id === undefined || PLAIN_ID.test(id)) return this;
		return new RefusedReply({ ...this.reply, request_id: HIDDEN });
	}
}

/** Whether every further image would get this code: the key, its quota or its balance is at fault. */
function endsAllSending(code: number): boolean {
	const cause = apiErrorKind(code)?.cause;
	return cause === 'credential' || cause === 'quota';
}
