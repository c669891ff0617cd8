// Written by npm run confidence:fit; do not edit by hand.
import type { ConfidenceModel } from './model.mts';

/** The fitted weights. */
export const MODEL: ConfidenceModel = {
	start: {
		side: 9.131,
		identity_name: 7.076,
		identity_code: 8.203,
		gender: 9.087,
		race: 10.128,
		birth: 7.892,
		address: 9.085,
		issued_by: 10.681,
		valid_date_start: 9.36,
		valid_date_end: 9.013,
	},
	weights: {
		errors: 0.98,
		gap: 3.929,
		truncated: 6.222,
		covered: 3.475,
		contested: 0.765,
		confirmed: 0.726,
		proven: 4.551,
		contradicted: 3.011,
		obscure: 0.16,
	},
};
