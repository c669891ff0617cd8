// Written by npm run confidence:fit; do not edit by hand.
import type { ConfidenceModel } from './model.mts';

/** The fitted weights. */
export const MODEL: ConfidenceModel = {
	start: {
		side: 9.15,
		identity_name: 7.188,
		identity_code: 8.376,
		gender: 9.118,
		race: 10.316,
		birth: 8.044,
		address: 8.607,
		issued_by: 10.624,
		valid_date_start: 9.458,
		valid_date_end: 9.042,
	},
	weights: {
		errors: 1.045,
		gap: 5.899,
		truncated: 6.425,
		covered: 3.39,
		contested: 0.77,
		confirmed: 0.751,
		proven: 4.635,
		contradicted: 2.965,
		obscure: 0.129,
	},
};
