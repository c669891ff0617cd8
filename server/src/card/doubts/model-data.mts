// Written by npm run confidence:fit; do not edit by hand.
import type { ConfidenceModel } from './model.mts';

/** The fitted weights. */
export const MODEL: ConfidenceModel = {
	start: {
		side: 9.744,
		identity_name: 7.786,
		identity_code: 9.858,
		gender: 9.69,
		race: 10.363,
		birth: 8.617,
		address: 9.664,
		issued_by: 11.324,
		valid_date_start: 9.988,
		valid_date_end: 9.708,
	},
	weights: {
		errors: 1.088,
		gap: 4.361,
		truncated: 5.367,
		contested: 1.112,
		confirmed: 0.565,
		proven: 3.851,
		contradicted: 1.23,
		impossible: 4.585,
		obscure: 0,
	},
};
