import { LONG_TERM } from './calendar-date.ts';
import { daysBetween, fullYearsBetween, isSameDayYearsLater } from './calendar-span.ts';
import type { IdNumberKind } from './id-number-kind.ts';

/** How long a card is valid: years, or 长期 for unlimited. */
export type ValidityLength = 5 | 10 | 20 | typeof LONG_TERM;

/** The legal lengths by age at issue, inclusive (居民身份证法, article 5). */
const AGES_AT_ISSUE: Record<ValidityLength, { from: number; to: number }> = {
	5: { from: 0, to: 15 },
	10: { from: 16, to: 25 },
	20: { from: 26, to: 45 },
	[LONG_TERM]: { from: 46, to: Infinity },
};

/** One year either way, since a birthday may fall between the application and the card's date. */
const AGE_TOLERANCE = 1;

/** Residence permits are valid for five years at any age; foreigners' cards for five or ten. */
const LENGTHS_BY_KIND: Record<IdNumberKind, readonly ValidityLength[]> = {
	resident: [5, 10, 20, LONG_TERM],
	'residence-permit': [5],
	'foreign-permanent-resident': [5, 10],
	unknown: [5, 10, 20, LONG_TERM],
};

/** Cards of today's kind were first issued in 2004; an earlier date is misread. */
const FIRST_DAY = '2004-01-01';

/**
 * Returns the length of a period, or `undefined` if no card of this kind has it.
 * `start` is `YYYY-MM-DD`; `end` is `YYYY-MM-DD` or 长期. A period that starts on 29 February may end
 * on 28 February or 1 March, and a foreigner's a day early, as on the specimen of 2023.
 */
export function validityLength(
	start: string,
	end: string,
	kind: IdNumberKind = 'resident',
): ValidityLength | undefined {
	if (start < FIRST_DAY) return undefined;
	return LENGTHS_BY_KIND[kind].find((length) => {
		if (length === LONG_TERM) return end === LONG_TERM;
		const sameDay = `${Number(start.slice(0, 4)) + length}${start.slice(4)}`;
		const isEarly = kind === 'foreign-permanent-resident' && daysBetween(end, sameDay) === 1;
		return isEarly || isSameDayYearsLater(start, end, length);
	});
}

/**
 * Whether a resident with this birth date may have received a card of this length on `start`, with a
 * tolerance of one year. A card issued before birth never fits. Both dates are `YYYY-MM-DD`.
 */
export function fitsAgeAtIssue(length: ValidityLength, birth: string, start: string): boolean {
	if (birth > start) return false;
	const ages = AGES_AT_ISSUE[length];
	const age = fullYearsBetween(birth, start);
	return age >= ages.from - AGE_TOLERANCE && age <= ages.to + AGE_TOLERANCE;
}

/** Negative once expired; `null` for 长期. */
export function daysLeft(end: string, referenceDate: string): number | null {
	return end === LONG_TERM ? null : daysBetween(referenceDate, end);
}
