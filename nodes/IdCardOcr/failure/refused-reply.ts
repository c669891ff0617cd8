import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import { apiErrorKind, type ApiErrorCause, type ApiErrorCode } from '../../../domain/api-error.ts';
import { HIDDEN } from '../../../domain/card/masked-text.ts';
import { codeSentence, type Retry } from '../../../domain/result/reason.ts';
import { Failure, type FailureCause } from './failure.ts';

/** What the person who built the workflow can do. */
const ADVICE: Record<ApiErrorCode, string> = {
	4000: 'Check the image: JPEG or PNG, at most 10 MB as base64, or what a self-hosted server is set to take. The service must be able to open a link without a login.',
	4011: "Open the 'ApiZero API' credential and enter the key again.",
	4013: 'Ask whoever runs the service to reactivate it, or use another key.',
	4014: "Add the address that n8n connects from to the key's allow-list.",
	4015: "Open the 'ApiZero API' credential and enter a key. If its 'Base URL' has a user name, remove that: it is sent instead of the key.",
	4022: 'Top up the account, then run the remaining items.',
	4029: "Set 'Requests per Second' to less than the key allows, then run the remaining items.",
	4030: 'Run the remaining items tomorrow, or ask whoever runs the service for a larger quota.',
	4044: "Check the 'Base URL' of the credential: leave out the path of a page, such as /folder.",
	5000: 'Run the item again later.',
	5020: 'Run the item again later.',
	5021: 'Take a sharp photo of the whole card, without glare, and send it again.',
	5030: 'Ask whoever runs the service to set it up.',
};

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
const RETRIES: Readonly<Record<string, Retry | undefined>> = {
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
		const advice = kind
			? ADVICE[code as ApiErrorCode]
			: "Look the code up in the service's documentation.";
		const [cause, retry] = kind ? CAUSES[kind.cause] : [undefined, 'never' as const];
		super(codeSentence(code), {
			reasonCode: String(code),
			retry: RETRIES[reply.reason ?? ''] ?? retry,
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
