import { isCalendarDate } from '../../../domain/calendar-date.ts';
import type { MaskingPresetName } from '../../../domain/card/masking-preset.ts';
import { candidateBirths, type CandidateBirths, type TrustInLaw } from './consistent-births.mts';
import type { CardItem } from './masking-sample.mts';
import { candidateRegions, ONE_KNOWN_REGION } from './consistent-regions.mts';

/**
 * Counts the ID numbers consistent with a masked item: every listed region, every legal birth date, every sequence
 * number from 001. A visible check character leaves one in eleven of them, a wrong one ten: of that many numbers, the
 * remainders are spread evenly. Uses the strictest assumption about the law that leaves any number.
 */
export function countConsistentNumbers(
	item: CardItem,
	preset: MaskingPresetName,
	referenceDate: string,
): number {
	const trusts: TrustInLaw[] = ['strict', 'tolerant', 'none'];
	for (const trust of trusts) {
		const count = countTrusting(item, preset, referenceDate, trust);
		if (count > 0) return count;
	}
	return 0;
}

function countTrusting(
	item: CardItem,
	preset: MaskingPresetName,
	referenceDate: string,
	trust: TrustInLaw,
): number {
	const { problems } = item.checks;
	const pattern = patternOf(item.fields.identity_code);
	const births = problems.includes('number-birth-not-a-date')
		? NO_DAYS
		: candidateBirths(item, preset, referenceDate, trust);
	const regions = candidateRegions(item, pattern);
	let placesAndDays = 0;
	for (let year = births.firstYear; year <= births.lastYear; year += 1) {
		const days = fittingDays(year, pattern, births);
		if (regions === ONE_KNOWN_REGION) placesAndDays += days;
		else if (days > 0) {
			// Few have a code that was abolished before their birth.
			const places = regions.filter(({ lastYear }) => lastYear >= year);
			placesAndDays += days * places.length;
		}
	}
	const numbers = placesAndDays * fittingSequences(item, pattern);
	if (pattern[17] === '*') return numbers;
	return (numbers * (problems.includes('check-digit-wrong') ? 10 : 1)) / 11;
}

/** The visible part of the number; one in another format reveals nothing. */
function patternOf(shown: string | null): string {
	return shown !== null && /^[\d*]{17}[\dX*]$/.test(shown) ? shown : '*'.repeat(18);
}

function fits(digits: string, pattern: string): boolean {
	return [...pattern].every((shown, at) => shown === '*' || shown === digits[at]);
}

function fittingSequences({ fields, checks }: CardItem, pattern: string): number {
	const genderShown = fields.gender === '男' || fields.gender === '女';
	const differs = checks.problems.includes('gender-differs-from-number');
	const shown = pattern.slice(14, 17);
	let count = 0;
	for (let sequence = 1; sequence <= 999; sequence += 1) {
		const gender = sequence % 2 === 1 ? '男' : '女';
		if (genderShown && (fields.gender === gender) === differs) continue;
		if (fits(String(sequence).padStart(3, '0'), shown)) count += 1;
	}
	return count;
}

/** For a number without a valid birth date: months from 13 on in one year are more than enough. */
const NO_DAYS: CandidateBirths = { firstYear: 1990, lastYear: 1990, fits: () => true };
const MONTHS_13_ON = Array.from({ length: 8700 }, (_, i) => 1990_13_00 + i);

const daysByYear = new Map<number, number[]>();

/** The days of a year as numbers YYYYMMDD. */
function daysOf(year: number): number[] {
	const known = daysByYear.get(year);
	if (known !== undefined) return known;
	const days = Array.from({ length: 1131 }, (_, i) => year * 10_000 + 101 + i).filter((day) =>
		isCalendarDate(year, Math.floor(day / 100) % 100, day % 100),
	);
	daysByYear.set(year, days);
	return days;
}

function fittingDays(year: number, pattern: string, births: CandidateBirths): number {
	const shown = pattern.slice(6, 14);
	const allHidden = shown === '*'.repeat(8);
	const days = births === NO_DAYS ? MONTHS_13_ON : daysOf(year);
	return days.filter((day) => (allHidden || fits(String(day), shown)) && births.fits(day)).length;
}
