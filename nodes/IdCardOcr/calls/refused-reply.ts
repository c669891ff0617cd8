import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import { endsAllSending } from './ending-code.ts';

/** The service refused the request. */
export class RefusedReply extends Error {
	override readonly name = 'RefusedReply';

	readonly reply: IdCardOcrReply;

	constructor(reply: IdCardOcrReply) {
		super(`The service refused the request (${reply.code})`);
		this.reply = reply;
	}
}

/** Whether what was thrown is a refusal that every further image would get. */
export function isEndingRefusal(thrown: unknown): boolean {
	return thrown instanceof RefusedReply && endsAllSending(thrown.reply.code);
}
