import type { IdCardOcrReply } from '../../../domain/api-contract.ts';

/** The service refused the request. */
export class RefusedReply extends Error {
	override readonly name = 'RefusedReply';

	readonly reply: IdCardOcrReply;

	constructor(reply: IdCardOcrReply) {
		super(`The service refused the request (${reply.code})`);
		this.reply = reply;
	}
}
