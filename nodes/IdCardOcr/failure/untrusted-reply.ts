import type { ReplyFault } from '../../../domain/api-reply.ts';
import { PlainFailure } from './failure.ts';

const CHECK_ADDRESS =
	"Check the 'Base URL' of the credential, and whether a proxy or a login page answers instead.";
const ASK_SERVICE = 'Ask whoever runs the service whether its API has changed.';

type Fault = ReplyFault | 'redirect' | 'too-long';

const FAULTS: Record<Fault, { what: string; advice: string }> = {
	'not-json': { what: 'something other than JSON', advice: CHECK_ADDRESS },
	'no-code': { what: "JSON without a numeric 'code'", advice: CHECK_ADDRESS },
	'no-data': { what: "code 0 without 'data'", advice: ASK_SERVICE },
	'wrong-type': { what: 'a field of an unexpected type', advice: ASK_SERVICE },
	'too-long': { what: 'a reply that is too large to be from this API', advice: CHECK_ADDRESS },
	redirect: { what: 'a redirect, which is not followed', advice: CHECK_ADDRESS },
};

/** A reply that is not a valid one of this API. Holds none of its content. */
export class UntrustedReply extends PlainFailure {
	override readonly name = 'UntrustedReply';

	constructor(fault: Fault, httpStatus: number, field?: string) {
		const { what, advice } = FAULTS[fault];
		super(`The service answered with ${what}${field === undefined ? '' : ` ('${field}')`}`, {
			reasonCode: 'not-this-api',
			retry: 'credential',
			advice: `It is not a valid reply from this API (HTTP status ${httpStatus}). ${advice}`,
			serviceError: { httpCode: String(httpStatus), cause: 'configuration-invalid' },
		});
	}
}
