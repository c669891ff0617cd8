import type { Observation, ObservedValue } from '../../confidence/observation.mts';
import { rounded, type TableRow } from '../report.mts';

/** What was observed on images of one kind. */
export interface Group {
	name: string;
	observed: readonly Observation[];
}

/** A value of at least this confidence is taken as it is. */
const HIGH = 0.95;

/** Lower ends of the bins. */
const BINS = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995];

/** Returns how often high confidence is wrong in a group, and what a person would have to look at. */
export function groupRow({ name, observed }: Group): TableRow {
	const values = observed.flatMap(valuesOf);
	const right = values.filter(({ isRight }) => isRight);
	const high = values.filter(isHigh);
	const wrongHigh = high.filter(({ isRight }) => !isRight);
	const [rightCards, wrongCards] = [true, false].map((isWhole) =>
		observed.filter((one) => one.isWhole === isWhole),
	);
	return {
		group: name,
		images: observed.length,
		values: values.length,
		'wrong values': values.length - right.length,
		[`given ${HIGH} or more`]: high.length,
		'wrong of these': wrongHigh.length,
		[`right values given ${HIGH} or more, %`]: percent(right.filter(isHigh).length, right.length),
		'right cards to review, %': percent(rightCards.filter(isReviewed).length, rightCards.length),
		'wrong cards': wrongCards.length,
		'wrong cards to review': wrongCards.filter(isReviewed).length,
	};
}

/** Returns the share of right values among those of about one confidence. */
export function binRows(observed: readonly Observation[]): TableRow[] {
	const values = observed.flatMap(valuesOf);
	return BINS.map((from, index) => {
		const to = BINS[index + 1] ?? 1;
		const within = values.filter(
			({ confidence }) => confidence >= from && (confidence < to || to === 1),
		);
		const sum = within.reduce((total, { confidence }) => total + confidence, 0);
		return {
			confidence: `${from} to ${to}`,
			values: within.length,
			'mean confidence, %': percent(sum, within.length),
			'right, %': percent(within.filter(({ isRight }) => isRight).length, within.length),
		};
	});
}

/** The side is hardly ever wrong, and would hide what is. */
function valuesOf({ values }: Observation): readonly ObservedValue[] {
	return values.filter(({ field }) => field !== 'side');
}

function isHigh({ confidence }: ObservedValue): boolean {
	return confidence >= HIGH;
}

function isReviewed({ needsReview }: Observation): boolean {
	return needsReview.length > 0;
}

function percent(part: number, whole: number): number | string {
	return whole === 0 ? '' : rounded((100 * part) / whole, 1);
}
