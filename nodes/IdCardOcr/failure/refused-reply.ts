import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import { apiErrorKind, type ApiErrorCause } from '../../../domain/api-error.ts';
import { HIDDEN } from '../../../domain/card/masked-text.ts';
import { codeCure, codeSentence, type Retry } from '../../../domain/result/reason.ts';
import { Failure, type FailureCause } from './failure.ts';

const CAUSES: Record<ApiErrorCause, readonly [cause: FailureCause | undefined, retry: Retry]> = {
	'rate-limit': ['rate-limited', 'later'],
	quota: ['quota-exhausted', 'later'],
	credential: ['credential-invalid', 'credential'],
	service: ['temporarily-unavailable', 'later'],
	setup: ['configuration-invalid', 'credential'],
	request: [undefined, 'image'],
	image: [undefined, 'image'],
};

/** Where a link is not opened, another image does not help: by a self-hosted server's reason. */
const LINK_RETRIES: Readonly<Record<string, 'later' | 'never' | undefined>> = {
	'download-timeout': 'later',
	'download-unreachable': 'later',
	'url-address': 'never',
	'url-port': 'never',
};

/** A request ID that is nothing else: no text, and no digits that could be of a number or a birth. */
const PLAIN_ID = /^(?!.*\d{6})[\w.:-]{1,80}$/;

export class RefusedReply extends Failure {
	readonly reply: IdCardOcrReply;

	/** `english`: why a self-hosted server refused. */
	constructor(reply: IdCardOcrReply, retryAfterMs?: number, english?: string) {
		const { code, request_id: requestId, msg } = reply;
		const kind = apiErrorKind(code);
		const [cause, retry] = kind ? CAUSES[kind.cause] : [undefined, 'never' as const];
		const ofLink = LINK_RETRIES[reply.reason ?? ''];
		super(codeSentence(code), {
			reasonCode: String(code),
			retry: ofLink ?? retry,
			cure: ofLink ? ({ linkCures }) => linkCures[ofLink] : codeCure(code),
			advice: requestId === undefined ? undefined : `Request: ${requestId}.`,
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
			// The key, its quota or balance, or the service is at fault.
			endsRun: retry === 'credential' || kind?.cause === 'quota',
			mayPass: kind?.retryable,
			retryAfterMs,
		});
		this.reply = reply;
	}

	override masked(): Failure {
		const { request_id: id } = this.reply;
		if (id === undefined || PLAIN_ID.test(id)) return this;
		return new RefusedReply({ ...this.reply, msg: '', request_id: HIDDEN });
	}
}

/** Without a full stop, since a sentence of ours goes on. */
function inSentence(words: string): string {
	return words.replace(/[.。]$/, '');
}
