// Written by npm run confidence:fit; do not edit by hand.
import type { ConfidenceModel } from './model.mts';

/** The fitted weights. */
export const MODEL: ConfidenceModel = {
	start: {
		side: 8.784,
		identity_name: 6.917,
		identity_code: 7.981,
		gender: 8.678,
		race: 9.886,
		birth: 7.851,
		address: 8.118,
		issued_by: 9.68,
		valid_date_start: 9.074,
		valid_date_end: 8.632,
	},
	weights: {
		errors: 0.983,
		gap: 4.256,
		truncated: 5.432,
		covered: 3.428,
		contested: 0.577,
		confirmed: 0.727,
		proven: 4.583,
		contradicted: 2.839,
		obscure: 0.13,
	},
};
