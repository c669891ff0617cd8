import { ID_CARD_FIELD_NAMES, type IdCardFields } from '../../../domain/id-card.ts';
import {
	birthOfIdNumber,
	genderOfIdNumber,
	hasValidCheckCharacter,
} from '../../../domain/id-number.ts';

type FieldName = keyof IdCardFields;

/** What one engine made of a set of pictures. */
export interface Tally {
	pictures: number;
	/** Pictures with every field exact; where there is no card, refused ones. */
	exact: number;
	/** Pictures that were taken for no card. */
	refused: number;
	/** Pictures in which a field is to be read, by its name. */
	present: Partial<Record<FieldName, number>>;
	/** Wrong fields, by name. */
	wrong: Partial<Record<FieldName, number>>;
	/** Wrong numbers that nothing contradicts: not the check character, birth or gender as read. */
	silentNumbers: number;
	/** What was read for what, the most frequent first in {@link worstConfusions}. */
	confusions: Map<string, number>;
}

/** A tally of nothing. */
export function emptyTally(): Tally {
	return {
		pictures: 0,
		exact: 0,
		refused: 0,
		present: {},
		wrong: {},
		silentNumbers: 0,
		confusions: new Map(),
	};
}

/**
 * Counts one picture: what was read (`null`: no card), held against the nearest of the answers that
 * are right (a picture of two people's cards has two).
 */
export function countReading(
	tally: Tally,
	truths: readonly IdCardFields[],
	read: IdCardFields | null,
): void {
	const [{ truth, wrong }] = truths
		.map((truth) => ({ truth, wrong: wrongFields(truth, read) }))
		.sort((one, other) => one.wrong.length - other.wrong.length);
	tally.pictures++;
	if (read === null) tally.refused++;
	if (wrong.length === 0) tally.exact++;
	for (const name of ID_CARD_FIELD_NAMES) {
		if (truth[name] !== null) tally.present[name] = (tally.present[name] ?? 0) + 1;
	}
	for (const name of wrong) {
		tally.wrong[name] = (tally.wrong[name] ?? 0) + 1;
		if (read !== null) noteConfusion(tally, String(truth[name]), String(read[name]));
	}
	if (read !== null && wrong.includes('identity_code') && isConsistent(read)) {
		tally.silentNumbers++;
	}
}

function wrongFields(truth: IdCardFields, read: IdCardFields | null): FieldName[] {
	return ID_CARD_FIELD_NAMES.filter((name) => (read?.[name] ?? null) !== truth[name]);
}

function isConsistent({ identity_code: number, birth, gender }: IdCardFields): boolean {
	return (
		number !== null &&
		hasValidCheckCharacter(number) &&
		(birth === null || birth === birthOfIdNumber(number)) &&
		(gender === null || gender === genderOfIdNumber(number))
	);
}

/** Notes what differs between the common beginning and the common end of the two. */
function noteConfusion({ confusions }: Tally, truth: string, read: string): void {
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

/** Gives one tally of all the pictures of several. */
export function mergeTallies(tallies: readonly Tally[]): Tally {
	const sum = emptyTally();
	for (const tally of tallies) {
		for (const key of ['pictures', 'exact', 'refused', 'silentNumbers'] as const) {
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

/** Share of the pictures with the field in which it was read exactly; 1 where none has it. */
export function exactShare({ present, wrong }: Tally, name: FieldName): number {
	const there = present[name] ?? 0;
	// A field read where there is none counts as wrong too, and may outnumber those that are there.
	return there === 0 ? 1 : Math.max(0, 1 - (wrong[name] ?? 0) / there);
}

/** The confusions that cost most, each as `truth → read`. */
export function worstConfusions({ confusions }: Tally, most: number): string[] {
	return [...confusions]
		.sort(([, one], [, other]) => other - one)
		.slice(0, most)
		.map(([confusion, times]) => (times > 1 ? `${confusion} ×${times}` : confusion));
}

/** The value below which the given share of the numbers lies; `NaN` without numbers. */
export function quantile(numbers: readonly number[], share: number): number {
	const sorted = [...numbers].sort((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** The middle of the numbers; `NaN` without numbers. */
export function median(numbers: readonly number[]): number {
	return quantile(numbers, 0.5);
}
