import type { SpecimenRequest } from '../../specimens/draw.mts';
import { LAYOUTS } from '../../specimens/layout.mts';

type Options = Omit<SpecimenRequest, 'seed' | 'index' | 'side'>;

/** Cards of one kind, both sides in turn. */
export interface CalibrationSet {
	count: number;
	options: Options;
}

/** No benchmark and no gate draws from this seed. */
const CALIBRATION_SEED = 'calibration';

/** What the ranges of the networks' values are measured on: every kind of image that a card comes in. */
const CALIBRATION_SETS: readonly CalibrationSet[] = [
	{ count: 8, options: { level: 'clean' } },
	{ count: 14, options: { level: 'photo' } },
	{ count: 12, options: { level: 'hard' } },
	{ count: 12, options: { level: 'photo', rare: 'heavy' } },
	{ count: 6, options: { level: 'hard', rare: 'heavy' } },
	{ count: 10, options: { level: 'photo', rare: 'heavy', fonts: 'debian' } },
	{ count: 6, options: { level: 'hard', fonts: 'debian' } },
	...LAYOUTS.map(
		(layout): CalibrationSet => ({
			count: layout === 'bilingual' ? 8 : 4,
			options: { level: 'photo', layouts: [layout] },
		}),
	),
];

/** The requests for all specimens, in a fixed order. */
export function calibrationRequests(): SpecimenRequest[] {
	return CALIBRATION_SETS.flatMap(({ count, options }, set) =>
		Array.from({ length: count }, (_, index) => ({
			seed: `${CALIBRATION_SEED}/${set}`,
			index,
			side: index % 3 === 2 ? (0 as const) : (1 as const),
			...options,
		})),
	);
}
