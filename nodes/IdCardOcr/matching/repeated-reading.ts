import type { IdCardFields } from '../../../domain/id-card.ts';
import { hasValidCheckCharacter } from '../../../domain/id-number.ts';
import { LONG_TERM } from '../../../domain/calendar-date.ts';
import type { EqualSides } from './distinct-sides.ts';

/**
 * Whether two of the sides, which differ, may be of one card that was photographed twice and misread
 * once. Then one side counts as two, and nothing follows from what is left over.
 */
export function hasRepeatedReading(sides: readonly EqualSides[], side: 1 | 0): boolean {
	const mayBeSame = side === 1 ? mayBeSameFront : mayBeSameBack;
	return sides.some(([one], i) =>
		sides.slice(i + 1).some(([other]) => mayBeSame(one.fields, other.fields)),
	);
}

function mayBeSameFront(one: IdCardFields, other: IdCardFields): boolean {
	const [first, second] = [one.identity_code, other.identity_code];
	if (first !== null && first === second) return true;
	const areSound = [first, second].every((number) => hasValidCheckCharacter(number ?? ''));
	const isClose = mayBeMisread(one.identity_name, other.identity_name);
	return !areSound && isClose && mayBeMisread(first, second);
}

function mayBeSameBack(one: IdCardFields, other: IdCardFields): boolean {
	return (['issued_by', 'valid_date_start', 'valid_date_end'] as const).every((name) =>
		mayBeMisread(one[name], other[name]),
	);
}

/** Whether two texts differ in no more than one character; one that was not read may be any. */
function mayBeMisread(one: string | null, other: string | null): boolean {
	if (one === null || other === null) return true;
	if (one === LONG_TERM || other === LONG_TERM) return one === other;
	const [first, second] = [[...one], [...other]];
	if (first.length !== second.length) return false;
	return first.filter((character, at) => character !== second[at]).length <= 1;
}
