// Written by npm run confidence:fit in tools/lab; do not edit by hand.
import type { ConfidenceModel } from './model.mts';

export const MODEL: ConfidenceModel = {
	start: {
		side: 8.877,
		identity_name: 6.91,
		identity_code: 8.018,
		gender: 8.761,
		race: 9.949,
		birth: 7.927,
		address: 8.191,
		issued_by: 9.898,
		valid_date_start: 9.15,
		valid_date_end: 8.79,
	},
	weights: {
		errors: 0.994,
		gap: 4.689,
		truncated: 5.467,
		covered: 3.833,
		rival: 0.581,
		confirmed: 0.764,
		proven: 4.591,
		contradicted: 2.912,
		pointsLacking: 0.117,
	},
};
