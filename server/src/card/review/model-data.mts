// Written by npm run confidence:fit in tools/lab; do not edit by hand.
import type { ConfidenceModel } from './model.mts';

/** The fitted weights. */
export const MODEL: ConfidenceModel = {
	start: {
		side: 8.892,
		identity_name: 6.483,
		identity_code: 8.592,
		gender: 8.869,
		race: 10.101,
		birth: 9.237,
		address: 7.682,
		issued_by: 9.904,
		valid_date_start: 7.833,
		valid_date_end: 8.904,
	},
	weights: {
		errors: 0.941,
		gap: 3.228,
		truncated: 4.915,
		covered: 2.66,
		rival: 0.321,
		confirmed: 0.463,
		proven: 4.005,
		pointsLacking: 0.14,
	},
};
