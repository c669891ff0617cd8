// Written by npm run confidence:fit; do not edit by hand.
import type { ConfidenceModel } from './model.mts';

/** The fitted weights. */
export const MODEL: ConfidenceModel = {
	start: {
		side: 7.924,
		identity_name: 6.193,
		identity_code: 8.057,
		gender: 7.994,
		race: 8.704,
		birth: 7.631,
		address: 6.474,
		issued_by: 7.826,
		valid_date_start: 7.921,
		valid_date_end: 7.856,
	},
	weights: {
		errors: 0.801,
		gap: 2.084,
		truncated: 3.235,
		contested: 1.33,
		proven: 1.42,
		contradicted: 0.643,
		blurred: 0.138,
		marked: 0.037,
		obscure: 0.272,
	},
};
