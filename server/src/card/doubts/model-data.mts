// Written by npm run confidence:fit; do not edit by hand.
import type { ConfidenceModel } from './model.mts';

/** The fitted weights. */
export const MODEL: ConfidenceModel = {
	start: {
		side: 8.37,
		identity_name: 7.037,
		identity_code: 8.404,
		gender: 8.322,
		race: 9.119,
		birth: 8.173,
		address: 7.201,
		issued_by: 8.638,
		valid_date_start: 8.371,
		valid_date_end: 8.314,
	},
	weights: {
		errors: 0.842,
		gap: 2.207,
		truncated: 2.998,
		contested: 2.167,
		proven: 1.529,
		contradicted: 1.082,
		blurred: 0,
		marked: 0,
		obscure: 0.513,
	},
};
