// Written by npm run confidence:fit; do not edit by hand.
import type { ConfidenceModel } from './model.mts';

/** The fitted weights. */
export const MODEL: ConfidenceModel = {
	start: {
		side: 7.654,
		identity_name: 6.048,
		identity_code: 7.564,
		gender: 7.615,
		race: 8.21,
		birth: 7.433,
		address: 5.963,
		issued_by: 7.585,
		valid_date_start: 7.497,
		valid_date_end: 7.489,
	},
	weights: {
		errors: 0.718,
		gap: 1.315,
		truncated: 2.889,
		contested: 1.214,
		proven: 1.351,
		contradicted: 0.561,
		blurred: 0.39,
		marked: 0.297,
		obscure: 0.142,
	},
};
