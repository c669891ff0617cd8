import type { ForeignReply } from '../../../domain/language/language.ts';
import { PlainFailure } from './failure.ts';

/** A reply that is not a valid one of this API. Holds none of its content. */
export class UntrustedReply extends PlainFailure {
	constructor(fault: ForeignReply, httpStatus: number, field?: string) {
		const isOfService = fault === 'no-data' || fault === 'wrong-type';
		const advice = isOfService
			? 'Ask whoever runs the service whether its API has changed.'
			: "Check the 'Base URL' of the credential, https:// included, and whether a proxy or a login page answers instead.";
		super(({ foreignReply }) => foreignReply(fault, field), {
			reasonCode: 'not-this-api',
			retry: 'credential',
			advice: `It is not a valid reply from this API (HTTP status ${httpStatus}). ${advice}`,
			// Whatever redirects one image redirects all.
			endsRun: fault === 'redirect',
			serviceError: { httpCode: String(httpStatus), cause: 'configuration-invalid' },
		});
	}
}
