// Written by npm run confidence:fit; do not edit by hand.
import type { ConfidenceModel } from './model.mts';

/** The fitted weights. */
export const MODEL: ConfidenceModel = {
	start: {
		side: 9.314,
		identity_name: 7.291,
		identity_code: 8.419,
		gender: 9.293,
		race: 10.273,
		birth: 8.115,
		address: 9.54,
		issued_by: 10.759,
		valid_date_start: 9.564,
		valid_date_end: 9.221,
	},
	weights: {
		errors: 1.02,
		gap: 4.488,
		truncated: 6.447,
		covered: 6.527,
		contested: 0.687,
		confirmed: 0.657,
		proven: 4.578,
		contradicted: 2.996,
		obscure: 0.163,
	},
};
