// Written by npm run confidence:fit in tools/lab; do not edit by hand.
import type { ConfidenceModel } from './model.mts';

/** The fitted weights. */
export const MODEL: ConfidenceModel = {
	start: {
		side: 9.673,
		identity_name: 7.446,
		identity_code: 10.232,
		gender: 9.667,
		race: 10.103,
		birth: 10.027,
		address: 8.699,
		issued_by: 10.781,
		valid_date_start: 9.055,
		valid_date_end: 9.813,
	},
	weights: {
		errors: 1.062,
		gap: 6.36,
		truncated: 6.293,
		covered: 2.467,
		rival: 1.054,
		confirmed: 0.399,
		proven: 3.603,
		contradicted: 0,
		pointsLacking: 0.265,
	},
};
