// Written by npm run confidence:fit; do not edit by hand.
import type { ConfidenceModel } from './model.mts';

/** The fitted weights. */
export const MODEL: ConfidenceModel = {
	start: {
		side: 7.988,
		identity_name: 6.856,
		identity_code: 7.95,
		gender: 7.909,
		race: 8.627,
		birth: 7.727,
		address: 6.854,
		issued_by: 7.86,
		valid_date_start: 7.882,
		valid_date_end: 7.851,
	},
	weights: {
		errors: 0.776,
		gap: 2.169,
		truncated: 3.218,
		contested: 1.974,
		proven: 1.419,
		contradicted: 1.012,
		blurred: 0,
		marked: 0.102,
		obscure: 0.4,
	},
};
