import type { ForeignReply } from '../../../domain/language/language.ts';
import { PlainFailure } from './failure.ts';

const CHECK_ADDRESS =
	"Check the 'Base URL' of the credential, and whether a proxy or a login page answers instead.";
const ASK_SERVICE = 'Ask whoever runs the service whether its API has changed.';

const ADVICE: Record<ForeignReply, string> = {
	'not-json': CHECK_ADDRESS,
	'no-code': CHECK_ADDRESS,
	'no-data': ASK_SERVICE,
	'wrong-type': ASK_SERVICE,
	'too-long': CHECK_ADDRESS,
	redirect: CHECK_ADDRESS,
};

/** A reply that is not a valid one of this API. Holds none of its content. */
export class UntrustedReply extends PlainFailure {
	constructor(fault: ForeignReply, httpStatus: number, field?: string) {
		super(({ foreignReply }) => foreignReply(fault, field), {
			reasonCode: 'not-this-api',
			retry: 'credential',
			advice: `It is not a valid reply from this API (HTTP status ${httpStatus}). ${ADVICE[fault]}`,
			serviceError: { httpCode: String(httpStatus), cause: 'configuration-invalid' },
		});
	}
}
