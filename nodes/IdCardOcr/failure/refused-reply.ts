import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import { apiErrorKind } from '../../../domain/api-error.ts';
import { HIDDEN } from '../../../domain/card/masked-text.ts';
import { explainCode } from './code-explanation.ts';
import { Failure } from './failure.ts';

/** A request ID that is nothing else: no text, and no digits that could be of a number or a birth. */
const PLAIN_ID = /^(?!.*\d{6})[\w.:-]{1,80}$/;

export class RefusedReply extends Failure {
	readonly reply: IdCardOcrReply;

	private readonly english: string | undefined;

	/** `english`: why a self-hosted server refused. */
	constructor(reply: IdCardOcrReply, retryAfterMs?: number, english?: string) {
		const { code, request_id: requestId, msg } = reply;
		const { sentence, advice, cause, retry, endsRun } = explainCode(code);
		const kind = apiErrorKind(code);
		super(sentence, {
			reasonCode: String(code),
			retry,
			advice: requestId === undefined ? advice : `${advice} Request: ${requestId}.`,
			serviceError: {
				httpCode: String(kind?.httpStatus ?? 200),
				// Without `msg`: the service's own words may reveal anything.
				response: { code, ...(requestId !== undefined && { request_id: requestId }) },
				cause,
			},
			serviceWords:
				msg === ''
					? undefined
					: { chinese: inSentence(msg), english: english && inSentence(english) },
			requestId,
			endsRun,
			mayPass: kind?.retryable,
			retryAfterMs,
		});
		this.reply = reply;
		this.english = english;
	}

	override masked(): Failure {
		const { request_id: id } = this.reply;
		if (id === undefined || PLAIN_ID.test(id)) return this;
		return new RefusedReply({ ...this.reply, request_id: HIDDEN }, undefined, this.english);
	}
}

/** Without a full stop, since a sentence of ours goes on. */
function inSentence(words: string): string {
	return words.replace(/[.。]$/, '');
}
