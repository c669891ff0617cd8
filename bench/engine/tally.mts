import { ID_CARD_FIELD_NAMES, type IdCardFields } from '../../domain/id-card.ts';
import {
	birthOfIdNumber,
	genderOfIdNumber,
	hasValidCheckCharacter,
} from '../../domain/id-number.ts';

/** What one engine made of a set of pictures. */
export interface Tally {
	pictures: number;
	/** Cards with every field exact. */
	exact: number;
	/** Pictures that were taken for no card. */
	refused: number;
	/** Wrong fields, by name. */
	wrong: Partial<Record<keyof IdCardFields, number>>;
	/** Wrong numbers that nevertheless agree with check character, birth and gender. */
	silentNumbers: number;
	/** What was read for what, the most frequent first in {@link worstConfusions}. */
	confusions: Map<string, number>;
	milliseconds: number[];
}

/** A tally of nothing. */
export function emptyTally(): Tally {
	return {
		pictures: 0,
		exact: 0,
		refused: 0,
		wrong: {},
		silentNumbers: 0,
		confusions: new Map(),
		milliseconds: [],
	};
}

/** Counts one picture: its true fields, what was read (`null`: no card) and how long it took. */
export function count(
	tally: Tally,
	truth: IdCardFields,
	read: IdCardFields | null,
	milliseconds: number,
): void {
	tally.pictures++;
	tally.milliseconds.push(milliseconds);
	if (read === null) tally.refused++;
	const wrong = ID_CARD_FIELD_NAMES.filter((name) => (read?.[name] ?? null) !== truth[name]);
	if (wrong.length === 0) tally.exact++;
	for (const name of wrong) {
		tally.wrong[name] = (tally.wrong[name] ?? 0) + 1;
		if (read !== null) noteConfusion(tally, String(truth[name]), String(read[name]));
	}
	if (read !== null && wrong.includes('identity_code') && isConsistent(read)) {
		tally.silentNumbers++;
	}
}

function isConsistent({ identity_code: number, birth, gender }: IdCardFields): boolean {
	return (
		number !== null &&
		hasValidCheckCharacter(number) &&
		birthOfIdNumber(number) === birth &&
		genderOfIdNumber(number) === gender
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
