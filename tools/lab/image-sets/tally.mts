import { closestTruth } from '../../score/closest-truth.mts';
import { ID_CARD_FIELD_NAMES, type IdCardFields } from '../../../domain/id-card.ts';
import {
	birthOfIdNumber,
	genderOfIdNumber,
	hasValidCheckCharacter,
} from '../../../domain/id-number.ts';

type FieldName = keyof IdCardFields;

/** One engine's results for a set of images. */
export interface Tally {
	images: number;
	/** Images with every field exact or, without a card, rejected. */
	exact: number;
	/** Images in which no card was recognized. */
	refused: number;
	/** Number of images that show a field, by field name. */
	present: Partial<Record<FieldName, number>>;
	/** Number of wrong readings, by field name. */
	wrong: Partial<Record<FieldName, number>>;
	/** Wrong numbers that the check character, birth and gender as read do not contradict, and that ask for no review. */
	silentNumbers: number;
	/** How often one text was read as another. */
	confusions: Map<string, number>;
}

/** Returns an empty tally. */
export function emptyTally(): Tally {
	return {
		images: 0,
		exact: 0,
		refused: 0,
		present: {},
		wrong: {},
		silentNumbers: 0,
		confusions: new Map(),
	};
}

/**
 * Adds one image to a tally: compares what was read (`null`: no card) with the closest correct result
 * (an image of two people's cards has two). `inReview` are the fields that ask for a review.
 */
export function countReading(
	tally: Tally,
	truths: readonly IdCardFields[],
	read: IdCardFields | null,
	inReview: readonly string[] = [],
): void {
	const { truth, wrong } = closestTruth(truths, read);
	tally.images++;
	if (read === null) tally.refused++;
	if (wrong.length === 0) tally.exact++;
	for (const name of ID_CARD_FIELD_NAMES) {
		if (truth[name] !== null) tally.present[name] = (tally.present[name] ?? 0) + 1;
	}
	for (const name of wrong) {
		tally.wrong[name] = (tally.wrong[name] ?? 0) + 1;
		if (read !== null) recordConfusion(tally, String(truth[name]), String(read[name]));
	}
	const isUnnoticed = read !== null && isConsistent(read) && !inReview.includes('identity_code');
	if (wrong.includes('identity_code') && isUnnoticed) tally.silentNumbers++;
}

function isConsistent({ identity_code: number, birth, gender }: IdCardFields): boolean {
	return (
		number !== null &&
		hasValidCheckCharacter(number) &&
		(birth === null || birth === birthOfIdNumber(number)) &&
		(gender === null || gender === genderOfIdNumber(number))
	);
}

/** Records the difference between the common prefix and the common suffix of the two. */
function recordConfusion({ confusions }: Tally, truth: string, read: string): void {
	const [expected, actual] = [Array.from(truth), Array.from(read)];
	while (expected.length > 0 && actual.length > 0 && expected[0] === actual[0]) {
		expected.shift();
		actual.shift();
	}
	while (expected.length > 0 && actual.length > 0 && expected.at(-1) === actual.at(-1)) {
		expected.pop();
		actual.pop();
	}
	const confusion = `${expected.join('') || '∅'} → ${actual.join('') || '∅'}`;
	confusions.set(confusion, (confusions.get(confusion) ?? 0) + 1);
}

/** Returns the sum of several tallies. */
export function mergeTallies(tallies: readonly Tally[]): Tally {
	const sum = emptyTally();
	for (const tally of tallies) {
		for (const key of ['images', 'exact', 'refused', 'silentNumbers'] as const) {
			sum[key] += tally[key];
		}
		for (const name of ID_CARD_FIELD_NAMES) {
			for (const key of ['present', 'wrong'] as const) {
				const times = (sum[key][name] ?? 0) + (tally[key][name] ?? 0);
				if (times > 0) sum[key][name] = times;
			}
		}
		for (const [confusion, times] of tally.confusions) {
			sum.confusions.set(confusion, (sum.confusions.get(confusion) ?? 0) + times);
		}
	}
	return sum;
}

/** Share of the images with the field in which it was read exactly; 1 if none has it. */
export function exactShare({ present, wrong }: Tally, name: FieldName): number {
	const existing = present[name] ?? 0;
	// Fields read where there are none count as wrong too and may outnumber the existing ones.
	return existing === 0 ? 1 : Math.max(0, 1 - (wrong[name] ?? 0) / existing);
}

/** Returns the most frequent confusions, each as `truth → read`. */
export function worstConfusions({ confusions }: Tally, most: number): string[] {
	return [...confusions]
		.sort(([, one], [, other]) => other - one)
		.slice(0, most)
		.map(([confusion, times]) => (times > 1 ? `${confusion} ×${times}` : confusion));
}

/** Returns a quantile, with `share` from 0 to 1; `NaN` without numbers. */
export function quantile(numbers: readonly number[], share: number): number {
	const sorted = [...numbers].sort((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Returns the median; `NaN` without numbers. */
export function median(numbers: readonly number[]): number {
	return quantile(numbers, 0.5);
}
