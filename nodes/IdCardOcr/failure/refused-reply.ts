import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import { apiErrorKind } from '../../../domain/api-error.ts';
import { HIDDEN } from '../card/masked-text.ts';
import { causeOfCode, explainCode } from './code-explanation.ts';
import { Failure } from './failure.ts';

/** A request ID that is nothing else: no text, and no digits that could be of a number or a birth. */
const PLAIN_ID = /^(?!.*\d{6})[\w.:-]{1,80}$/;

/** The service refused the request. */
export class RefusedReply extends Failure {
	override readonly name = 'RefusedReply';

	readonly reply: IdCardOcrReply;

	constructor(reply: IdCardOcrReply, retryAfterMs?: number) {
		const { code, request_id: requestId, msg } = reply;
		const { message, advice } = explainCode(code);
		const { cause, retry } = causeOfCode(code);
		const endsRun = endsAllSending(code);
		super(message, {
			reasonCode: String(code),
			retry,
			advice: requestId === undefined ? advice : `${advice} Request: ${requestId}.`,
			serviceError: {
				httpCode: String(apiErrorKind(code)?.httpStatus ?? 200),
				// Without `msg`: the service's own words may reveal anything.
				response: { code, ...(requestId !== undefined && { request_id: requestId }) },
				cause,
			},
			// They end a sentence of ours.
			serviceMessage: msg.replace(/[.。]$/, ''),
			requestId,
			endsRun,
			isLeftOver: endsRun,
			mayPass: apiErrorKind(code)?.retryable,
			retryAfterMs,
		});
		this.reply = reply;
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
