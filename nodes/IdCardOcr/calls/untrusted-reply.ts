import type { ReplyFault } from '../../../domain/api-reply.ts';

const WHAT_CAME: Record<ReplyFault, string> = {
	'not-json': 'something other than JSON',
	'no-code': "JSON without a 'code'",
	'no-data': "code 0 without 'data'",
	'wrong-type': 'a field of an unexpected type',
};

/** A reply that is not one of this API. Holds nothing of the reply's content. */
export class UntrustedReply extends Error {
	override readonly name = 'UntrustedReply';

	readonly httpStatus: number;

	constructor(fault: ReplyFault, httpStatus: number, field?: string) {
		super(`${WHAT_CAME[fault]}${field === undefined ? '' : ` ('${field}')`}`);
		this.httpStatus = httpStatus;
	}
}
