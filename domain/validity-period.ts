import { LONG_TERM } from './calendar-date.ts';
import { daysBetween, fullYearsBetween, isSameDayYearsLater } from './calendar-span.ts';
import type { IdNumberKind } from './id-number-kind.ts';

/** How long a card is valid: years, or 长期 for good. */
export type ValidityLength = 5 | 10 | 20 | typeof LONG_TERM;

/** The law's lengths and the ages at issue they belong to, both included (居民身份证法, article 5). */
const AGES_AT_ISSUE: Record<ValidityLength, { from: number; to: number }> = {
	5: { from: 0, to: 15 },
	10: { from: 16, to: 25 },
	20: { from: 26, to: 45 },
	[LONG_TERM]: { from: 46, to: Infinity },
};

/** People apply before the card is dated, so a birthday may lie between: one year either way. */
const AGE_TOLERANCE = 1;

/** Residence permits last five years at any age; foreigners' cards five or ten. */
const LENGTHS_BY_KIND: Record<IdNumberKind, readonly ValidityLength[]> = {
	resident: [5, 10, 20, LONG_TERM],
	'hong-kong-residence-permit': [5],
	'macao-residence-permit': [5],
	'taiwan-residence-permit': [5],
	'foreign-permanent-resident': [5, 10],
	unknown: [5, 10, 20, LONG_TERM],
};

/** Where a reference date lies. The last printed day still counts as valid. */
export type ValidityState = 'not-yet-started' | 'valid' | 'expired';

/**
 * Gives the length of a period, or `undefined` when it is none that a card of this kind may have.
 * `start` is `YYYY-MM-DD`, `end` the same or 长期. A start on 29 February may end on 28 February or
 * 1 March.
 */
export function validityLength(
	start: string,
	end: string,
	kind: IdNumberKind = 'resident',
): ValidityLength | undefined {
	return LENGTHS_BY_KIND[kind].find((length) =>
		length === LONG_TERM ? end === LONG_TERM : isSameDayYearsLater(start, end, length),
	);
}

/**
 * Tells whether a resident of this birth may have been given this length on this day, one year
 * either way. A card issued before its holder was born never fits. Both dates are `YYYY-MM-DD`.
 */
export function fitsAgeAtIssue(length: ValidityLength, birth: string, start: string): boolean {
	if (birth > start) return false;
	const ages = AGES_AT_ISSUE[length];
	const age = fullYearsBetween(birth, start);
	return age >= ages.from - AGE_TOLERANCE && age <= ages.to + AGE_TOLERANCE;
}

/** Gives the days until the last valid day, negative once expired; `null` for 长期. */
export function daysLeft(end: string, referenceDate: string): number | null {
	return end === LONG_TERM ? null : daysBetween(referenceDate, end);
}

/** Tells where the reference date lies. An unknown `start` counts as begun. */
export function validityState(
	start: string | undefined,
	end: string,
	referenceDate: string,
): ValidityState {
	if (start !== undefined && start > referenceDate) return 'not-yet-started';
	return (daysLeft(end, referenceDate) ?? 0) < 0 ? 'expired' : 'valid';
}
