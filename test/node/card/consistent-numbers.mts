import { isCalendarDate } from '../../../domain/calendar-date.ts';
import type { MaskingPresetName } from '../../../nodes/IdCardOcr/card/masking-preset.ts';
import { candidateBirths, type CandidateBirths, type TrustInLaw } from './consistent-births.mts';
import type { CardItem } from './masking-sample.mts';
import { type CandidateRegion, candidateRegions, ONE_KNOWN_REGION } from './consistent-regions.mts';

const CHECK_CHARACTERS = '10X98765432';

/** How many values have each remainder modulo 11 in the weighted sum of MOD 11-2. */
type Remainders = number[];

const noRemainders = (): Remainders => new Array<number>(11).fill(0);

// GB 11643 again, independent of the code under test.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ZERO = '0'.charCodeAt(0);

/** The remainder that digits starting at `place` contribute. */
function remainderOf(digits: string, place: number): number {
	let sum = 0;
	for (let i = 0; i < digits.length; i += 1) {
		sum += WEIGHTS[place + i] * (digits.charCodeAt(i) - ZERO);
	}
	return sum % 11;
}

/**
 * Counts the ID numbers consistent with a masked item: every listed region, every legal birth date,
 * every sequence number from 001, with the visible check character. The count is exact: remainders
 * modulo 11 are counted per part and convolved, so numbers are never enumerated.
 * Uses the strictest assumption about the law that leaves any number.
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
	const pattern = patternOf(item.fields.identity_code);
	const births = item.checks.problems.includes('number-birth-not-a-date')
		? NO_DAYS
		: candidateBirths(item, preset, referenceDate, trust);
	const regions = candidateRegions(item, pattern);
	const sequences = sequenceRemainders(item, pattern);
	const abolished = item.checks.problems.includes('region-code-abolished-before-birth');
	const total = noRemainders();
	let totals = [total];
	if (regions === ONE_KNOWN_REGION) totals = Array.from({ length: 11 }, noRemainders);

	for (let year = births.firstYear; year <= births.lastYear; year += 1) {
		const later = convolve(birthRemainders(year, pattern, births), sequences);
		if (regions === ONE_KNOWN_REGION) {
			totals.forEach((sum, shift) => later.forEach((count, r) => (sum[(r + shift) % 11] += count)));
		} else {
			convolve(regionRemainders(regions, year, abolished), later).forEach(
				(count, r) => (total[r] += count),
			);
		}
	}
	return Math.min(...totals.map((sum) => fittingCheckCharacter(sum, item, pattern)));
}

/** The visible part of the number; one in another format reveals nothing. */
function patternOf(shown: string | null): string {
	return shown !== null && /^[\d*]{17}[\dX*]$/.test(shown) ? shown : '*'.repeat(18);
}

function fits(digits: string, pattern: string): boolean {
	return [...pattern].every((shown, at) => shown === '*' || shown === digits[at]);
}

function convolve(one: Remainders, other: Remainders): Remainders {
	const sum = noRemainders();
	one.forEach((count, r) => other.forEach((times, s) => (sum[(r + s) % 11] += count * times)));
	return sum;
}

function fittingCheckCharacter(sum: Remainders, item: CardItem, pattern: string): number {
	const all = sum.reduce((count, more) => count + more, 0);
	if (pattern[17] === '*') return all;
	const right = sum[CHECK_CHARACTERS.indexOf(pattern[17])];
	return item.checks.problems.includes('check-digit-wrong') ? all - right : right;
}

const SEQUENCES = Array.from({ length: 999 }, (_, i) => {
	const digits = String(i + 1).padStart(3, '0');
	const gender = (i + 1) % 2 === 1 ? '男' : '女';
	return { digits, gender, remainder: remainderOf(digits, 14) };
});

function sequenceRemainders({ fields, checks }: CardItem, pattern: string): Remainders {
	const remainders = noRemainders();
	const genderShown = fields.gender === '男' || fields.gender === '女';
	const differs = checks.problems.includes('gender-differs-from-number');
	const shown = pattern.slice(14, 17);
	for (const { digits, gender, remainder } of SEQUENCES) {
		if (genderShown && (fields.gender === gender) === differs) continue;
		if (shown === '***' || fits(digits, shown)) remainders[remainder] += 1;
	}
	return remainders;
}

interface Day {
	/** YYYYMMDD. */
	day: number;
	digits: string;
	remainder: number;
}

const daysBetween = (first: number, last: number, exists: (day: number) => boolean): Day[] => {
	const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(exists);
	return numbers.map((day) => {
		const digits = String(day);
		return { day, digits, remainder: remainderOf(digits, 6) };
	});
};

/** For a number without a valid birth date: months from 13 on in one year are more than enough. */
const NO_DAYS: CandidateBirths = { firstYear: 1990, lastYear: 1990, fits: () => true };
const MONTHS_13_ON = daysBetween(1990_13_00, 1990_99_99, () => true);

const daysByYear = new Map<number, Day[]>();

function daysOf(year: number): Day[] {
	const known = daysByYear.get(year);
	if (known !== undefined) return known;
	const days = daysBetween(year * 10_000 + 101, year * 10_000 + 1231, (day) =>
		isCalendarDate(year, Math.floor(day / 100) % 100, day % 100),
	);
	daysByYear.set(year, days);
	return days;
}

function birthRemainders(year: number, pattern: string, births: CandidateBirths): Remainders {
	const remainders = noRemainders();
	const shown = pattern.slice(6, 14);
	const allHidden = shown === '*'.repeat(8);
	for (const { day, digits, remainder } of births === NO_DAYS ? MONTHS_13_ON : daysOf(year)) {
		if ((allHidden || fits(digits, shown)) && births.fits(day)) remainders[remainder] += 1;
	}
	return remainders;
}

const regionSums = new WeakMap<CandidateRegion[], Map<string, Remainders>>();

/** Codes in use in the year or later or, if `abolished`, those abolished before it. */
function regionRemainders(
	regions: CandidateRegion[],
	year: number,
	abolished: boolean,
): Remainders {
	const sums = regionSums.get(regions) ?? new Map<string, Remainders>();
	regionSums.set(regions, sums);
	const key = `${year} ${abolished}`;
	const known = sums.get(key);
	if (known !== undefined) return known;
	const remainders = noRemainders();
	for (const { code, lastYear } of regions) {
		if (lastYear < year === abolished) remainders[remainderOf(code, 0)] += 1;
	}
	sums.set(key, remainders);
	return remainders;
}
