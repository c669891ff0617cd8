import type { ReplyFault } from '../../../domain/api-reply.ts';

const CHECK_ADDRESS =
	"Check the 'Base URL' of the credential, and whether a proxy or a login page answers instead.";
const ASK_SERVICE = 'Ask whoever runs the service whether its API has changed.';

const CHECK_SERVICE =
	"Only a self-hosted server as new as this node sends it: update the server, or check 'Base URL' and 'Service' of the credential.";

type Fault = ReplyFault | 'redirect' | 'too-long';

const FAULTS: Record<Fault, { what: string; advice: string }> = {
	'not-json': { what: 'something other than JSON', advice: CHECK_ADDRESS },
	'no-code': { what: "JSON without a numeric 'code'", advice: CHECK_ADDRESS },
	'no-data': { what: "code 0 without 'data'", advice: ASK_SERVICE },
	'wrong-type': { what: 'a field of an unexpected type', advice: ASK_SERVICE },
	'no-extra': { what: "a reply without 'extra', which was asked for", advice: CHECK_SERVICE },
	'other-extra': { what: "another version of 'extra'", advice: CHECK_SERVICE },
	'too-long': { what: 'a reply longer than any of this API', advice: CHECK_ADDRESS },
	redirect: { what: 'a redirect, which is not followed', advice: CHECK_ADDRESS },
};

/** A reply that is not a valid one of this API. Holds none of its content. */
export class UntrustedReply extends Error {
	override readonly name = 'UntrustedReply';

	readonly httpStatus: number;

	/** What to do about it. */
	readonly advice: string;

	/** Whether the service would answer every further request so, too. */
	readonly hitsEveryImage: boolean;

	constructor(fault: Fault, httpStatus: number, field?: string) {
		const { what, advice } = FAULTS[fault];
		super(`${what}${field === undefined ? '' : ` ('${field}')`}`);
		this.httpStatus = httpStatus;
		this.advice = advice;
		this.hitsEveryImage = fault === 'no-extra' || fault === 'other-extra';
	}
}
