import { LONG_TERM } from '../../../domain/calendar-date.ts';
import { HIDDEN, maskBirth } from '../../../domain/card/masked-text.ts';
import type { MaskingPresetName } from '../../../domain/card/masking-preset.ts';
import type { CardItem } from './masking-sample.mts';

/** How strictly an attacker assumes the legal ages at issue: exactly, within a year, or not at all. */
export type TrustInLaw = 'strict' | 'tolerant' | 'none';

/** A day as the number YYYYMMDD: adding 10,000 adds a year, and days compare as numbers. */
type DayNumber = number;

const YEAR: DayNumber = 10_000;
const FIRST_CARDS: DayNumber = 2004_01_01;
/** The first cards of any kind were issued in 1984; an earlier period is a misreading. */
const FIRST_CARDS_OF_ANY_KIND: DayNumber = 1984_01_01;
/** Above this age the checks call a birth implausible. */
const OLDEST_AGE = 120;

const LENGTHS = [
	{ years: 5, from: 0, to: 15 },
	{ years: 10, from: 16, to: 25 },
	{ years: 20, from: 26, to: 45 },
	{ years: Infinity, from: 46, to: Infinity },
];

const dayNumber = (isoDate: string): DayNumber => Number(isoDate.replaceAll('-', ''));

/** A range of years and a predicate for the days in it. */
export interface CandidateBirths {
	firstYear: number;
	lastYear: number;
	fits: (birth: DayNumber) => boolean;
}

/**
 * Returns the birth dates consistent with a masked item, for an attacker who knows the law, the
 * reference date and the masking rules.
 */
export function candidateBirths(
	item: CardItem,
	preset: MaskingPresetName,
	referenceDate: string,
	trust: TrustInLaw,
): CandidateBirths {
	const today = dayNumber(referenceDate);
	const { first, last } = birthSpan(item, preset, today);
	const periods = legalPeriods(item, today, trust);
	return {
		firstYear: Math.floor(first / YEAR),
		lastYear: Math.floor(last / YEAR),
		fits: (birth) => birth >= first && birth <= last && (periods?.(birth) ?? true),
	};
}

/** First and last possible day of birth, ignoring the validity period. */
function birthSpan(
	{ fields, checks }: CardItem,
	preset: MaskingPresetName,
	today: DayNumber,
): { first: DayNumber; last: DayNumber } {
	const { problems } = checks;
	const shown = fields.birth ?? '';
	if (/^\d{4}$/.test(shown)) {
		return { first: Number(shown) * YEAR, last: Number(shown) * YEAR + YEAR - 1 };
	}
	if (/^\d{4}-\d\d-\d\d$/.test(shown)) return { first: dayNumber(shown), last: dayNumber(shown) };
	if (problems.includes('birth-in-future')) return { first: today + 1, last: today + 100 * YEAR };
	if (problems.includes('age-implausible')) {
		return { first: today - 230 * YEAR, last: today - (OLDEST_AGE + 1) * YEAR };
	}
	if (checks.age !== null) {
		return { first: today - (checks.age + 1) * YEAR + 1, last: today - checks.age * YEAR };
	}
	const hiddenForYouth =
		preset === '1+1-birth-year' && shown === HIDDEN && !problems.includes('birth-not-a-date');
	const firstHiddenYear = youngestHiddenFrom(Math.floor(today / YEAR));
	const oldest = today - (OLDEST_AGE + 1) * YEAR + 1;
	return { first: hiddenForYouth ? firstHiddenYear * YEAR : oldest, last: today };
}

/** The first year of birth that the masking rule hides, found by calling the rule. */
function youngestHiddenFrom(referenceYear: number): number {
	const years = Array.from({ length: 30 }, (_, i) => referenceYear - 29 + i);
	const hidden = years.find(
		(year) => maskBirth(`${year}-06-15`, `${referenceYear}-06-15`) === HIDDEN,
	);
	return hidden ?? referenceYear;
}

const asDay = (text: string | null): DayNumber | undefined =>
	text !== null && /^\d{4}-\d\d-\d\d$/.test(text) ? dayNumber(text) : undefined;

/** A predicate for births by the validity period that is visible, or `undefined` if it rules none out. */
function legalPeriods(
	{ fields, checks }: CardItem,
	today: DayNumber,
	trust: TrustInLaw,
): ((birth: DayNumber) => boolean) | undefined {
	const { valid_date_start, valid_date_end } = fields;
	const { problems, expired } = checks;
	const illegal = (
		['validity-length-illegal', 'validity-not-yet-started', 'validity-not-a-date'] as const
	).some((code) => problems.includes(code));
	const isMissing = valid_date_start === null && valid_date_end === null;
	if (trust === 'none' || illegal || isMissing) return undefined;
	const [start, end] = [asDay(valid_date_start), asDay(valid_date_end)];
	if (start !== undefined && start < FIRST_CARDS_OF_ANY_KIND) return undefined;
	const shownYears = start && end ? Math.floor(end / YEAR) - Math.floor(start / YEAR) : undefined;
	const length = valid_date_end === LONG_TERM ? Infinity : shownYears;
	const misfit = problems.includes('validity-does-not-fit-age');
	// If its dates are hidden, a period that does not fit the age could be any period.
	if (misfit && (start === undefined || length === undefined)) return undefined;
	const tolerance = misfit || trust === 'tolerant' ? 1 : 0;
	const periods = LENGTHS.filter(
		({ years }) =>
			(length === undefined || years === length) &&
			(years !== Infinity || (end === undefined && expired !== true)),
	).map(({ years, from, to }) => {
		// The issue date is in the half-open range [notBefore, before).
		let notBefore = start ?? FIRST_CARDS;
		let before = (start ?? today) + 1;
		if (start === undefined && end !== undefined) {
			notBefore = Math.max(notBefore, end - years * YEAR);
			before = Math.min(before, end - years * YEAR + 1);
		}
		if (expired === true) before = Math.min(before, today - years * YEAR);
		if (expired === false) notBefore = Math.max(notBefore, today - years * YEAR);
		return {
			notBefore,
			before,
			youngest: Math.max(from - tolerance, 0) * YEAR,
			tooOld: (to + 1 + tolerance) * YEAR,
		};
	});
	const fitting = (birth: DayNumber) =>
		periods.some(
			({ notBefore, before, youngest, tooOld }) =>
				notBefore < before && birth + youngest < before && notBefore < birth + tooOld,
		);
	return misfit ? (birth) => !fitting(birth) : fitting;
}
