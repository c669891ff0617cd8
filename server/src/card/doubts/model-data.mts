// Written by npm run confidence:fit; do not edit by hand.
import type { ConfidenceModel } from './model.mts';

/** The fitted weights. */
export const MODEL: ConfidenceModel = {
	start: {
		side: 9.864,
		identity_name: 7.647,
		identity_code: 8.967,
		gender: 9.816,
		race: 10.707,
		birth: 9.471,
		address: 10.095,
		issued_by: 11.385,
		valid_date_start: 10.011,
		valid_date_end: 9.821,
	},
	weights: {
		errors: 1.032,
		gap: 4.923,
		truncated: 6.325,
		covered: 7.356,
		contested: 1.693,
		confirmed: 0.751,
		proven: 4.15,
		contradicted: 4.298,
		obscure: 0.246,
	},
};
