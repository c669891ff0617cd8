import type { ForeignReply } from '../../../domain/language/language.ts';
import { PlainFailure } from './failure.ts';

/** A reply that is not a valid one of this API. Holds none of its content. */
export class UntrustedReply extends PlainFailure {
	constructor(fault: ForeignReply, httpStatus: number, field?: string) {
		const isOfService = fault === 'no-data' || fault === 'wrong-type';
		super(({ foreignReply }) => foreignReply(fault, field), {
			reasonCode: 'not-this-api',
			retry: 'credential',
			cure: ({ cures, foreignReplyCure }) => (isOfService ? cures[5030] : foreignReplyCure),
			advice: `It is not a valid reply from this API (HTTP status ${httpStatus}).`,
			// Whatever redirects one image redirects all.
			endsRun: fault === 'redirect',
			serviceError: { httpCode: String(httpStatus), cause: 'configuration-invalid' },
		});
	}
}
