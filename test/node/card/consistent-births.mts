import { LONG_TERM } from '../../../domain/calendar-date.ts';
import type { ProblemCode } from '../../../nodes/IdCardOcr/card/problem-code.ts';
import { HIDDEN, maskBirth } from '../../../nodes/IdCardOcr/card/masked-text.ts';
import type { MaskingPresetName } from '../../../nodes/IdCardOcr/card/masking-preset.ts';
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
	const { problems } = item.checks;
	const { first, last } = birthSpan(item, preset, today);
	const periods = legalPeriods(item, today, trust, problems);
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

/** A predicate for births based on the validity period, or `undefined` if it rules none out. */
function legalPeriods(
	item: CardItem,
	today: DayNumber,
	trust: TrustInLaw,
	problems: readonly ProblemCode[],
): ((birth: DayNumber) => boolean) | undefined {
	const { valid_date_start: start, valid_date_end: end } = item.fields;
	const illegal = (
		['validity-length-illegal', 'validity-not-yet-started', 'validity-not-a-date'] as const
	).some((code) => problems.includes(code));
	if (trust === 'none' || illegal || (start === null && end === null)) return undefined;
	const facts = issueFacts(item, today);
	if (facts.start !== undefined && facts.start < FIRST_CARDS_OF_ANY_KIND) return undefined;
	if (!problems.includes('validity-does-not-fit-age')) return issueTest(facts, trust);
	// If its dates are hidden, a period that does not fit the age could be any period.
	if (facts.start === undefined || facts.years === undefined) return undefined;
	const fitting = issueTest(facts, 'tolerant');
	return (birth) => !fitting(birth);
}

interface IssueFacts {
	today: DayNumber;
	start?: DayNumber;
	end?: DayNumber;
	/** Length in years, `Infinity` for 长期. */
	years?: number;
	expired?: boolean;
}

function issueFacts({ fields, checks }: CardItem, today: DayNumber): IssueFacts {
	const facts: IssueFacts = { today };
	const asDay = (text: string | null): DayNumber | undefined =>
		/^\d{4}-\d\d-\d\d$/.test(text ?? '') ? dayNumber(text as string) : undefined;
	facts.start = asDay(fields.valid_date_start);
	facts.end = asDay(fields.valid_date_end);
	if (fields.valid_date_end === LONG_TERM) facts.years = Infinity;
	else if (facts.start !== undefined && facts.end !== undefined) {
		facts.years = Math.floor(facts.end / YEAR) - Math.floor(facts.start / YEAR);
	}
	facts.expired = checks.expired ?? undefined;
	return facts;
}

/** Returns a predicate: whether any legal issue date for a birth agrees with what is visible. */
function issueTest(facts: IssueFacts, trust: TrustInLaw): (birth: DayNumber) => boolean {
	const tolerance = trust === 'tolerant' ? 1 : 0;
	const periods = LENGTHS.filter(
		({ years }) =>
			(facts.years === undefined || years === facts.years) &&
			(years !== Infinity || (facts.end === undefined && facts.expired !== true)),
	).map(({ years, from, to }) => {
		// The issue date is in the half-open range [notBefore, before).
		let notBefore = facts.start ?? FIRST_CARDS;
		let before = (facts.start ?? facts.today) + 1;
		if (facts.start === undefined && facts.end !== undefined) {
			notBefore = Math.max(notBefore, facts.end - years * YEAR);
			before = Math.min(before, facts.end - years * YEAR + 1);
		}
		if (facts.expired === true) before = Math.min(before, facts.today - years * YEAR);
		if (facts.expired === false) notBefore = Math.max(notBefore, facts.today - years * YEAR);
		return {
			notBefore,
			before,
			youngest: Math.max(from - tolerance, 0) * YEAR,
			tooOld: (to + 1 + tolerance) * YEAR,
		};
	});
	return (birth) =>
		periods.some(
			({ notBefore, before, youngest, tooOld }) =>
				notBefore < before && birth + youngest < before && notBefore < birth + tooOld,
		);
}
