import { REGION_CODE_PERIODS } from './region-code-data.ts';

/** One letter a year in the packed table, beginning with {@link FIRST_LISTED_YEAR}. */
export const YEAR_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Stands in the packed table for "still in use". */
export const STILL_IN_USE = '-';

/** The first year of the list; a code listed from here on may be older. */
export const FIRST_LISTED_YEAR = 1981;

/** Years in which a code was in use, both included; `lastYear` is `Infinity` while it still is. */
export interface PeriodOfUse {
	firstYear: number;
	lastYear: number;
}

/**
 * What the list says of a code for somebody born in a given year: in use then, only in use later,
 * abolished before, or never listed.
 */
export type RegionCodeStanding = 'in-use' | 'in-use-later' | 'abolished-before-birth' | 'unknown';

/** Numbers were first given out in 1984, with the codes of the time, to everybody born before. */
const FIRST_NUMBERS_YEAR = 1984;

/** Residence permits for Hong Kong, Macao and Taiwan carry these instead of a county's code. */
const PERMIT_CODES: readonly string[] = ['810000', '820000', '830000'];

/** GB/T 2260: third and fourth digit of a prefecture-level city, whose urban area as a whole is 01. */
const CITY_AS_A_WHOLE = /^\d\d(0[1-9]|1\d|20|5[1-9]|6\d|70)01$/;

const ENTRY = /(\d\d)([A-Za-z])([A-Za-z-])/g;

let periodsByCode: Map<string, PeriodOfUse[]> | undefined;

function unpackedPeriods(): Map<string, PeriodOfUse[]> {
	if (periodsByCode !== undefined) return periodsByCode;
	periodsByCode = new Map();
	for (const prefecture of REGION_CODE_PERIODS.split(' ')) {
		for (const [, county, first, last] of prefecture.slice(4).matchAll(ENTRY)) {
			const code = prefecture.slice(0, 4) + county;
			const periods = periodsByCode.get(code) ?? [];
			periods.push({ firstYear: yearOf(first), lastYear: yearOf(last) });
			periodsByCode.set(code, periods);
		}
	}
	return periodsByCode;
}

function yearOf(letter: string): number {
	return letter === STILL_IN_USE ? Infinity : FIRST_LISTED_YEAR + YEAR_LETTERS.indexOf(letter);
}

/** Gives every listed code of a county or prefecture that begins with the digits, oldest use first. */
export function regionCodesStartingWith(
	digits: string,
): Array<{ code: string; periods: readonly PeriodOfUse[] }> {
	return [...unpackedPeriods()]
		.filter(([code]) => code.startsWith(digits))
		.map(([code, periods]) => ({ code, periods }));
}

/**
 * Tells what is known of the first six digits of an ID number whose holder was born in `birthYear`.
 * Never more than a hint: some codes were renumbered, and some offices kept old ones for years.
 * Source: yescallop/areacodes, 1981-2025; GB/T 2260 for 01, a city's urban area as a whole.
 */
export function regionCodeStanding(code: string, birthYear: number): RegionCodeStanding {
	if (PERMIT_CODES.includes(code)) return 'in-use';
	const listed = unpackedPeriods();
	const ownPeriods = listed.get(code) ?? [];
	const cityPeriods = CITY_AS_A_WHOLE.test(code) ? listed.get(`${code.slice(0, 4)}00`) : undefined;
	const periods = [...ownPeriods, ...(cityPeriods ?? [])];
	if (periods.length === 0) return 'unknown';

	const year = Math.max(birthYear, FIRST_NUMBERS_YEAR);
	if (periods.some(({ firstYear, lastYear }) => firstYear <= year && year <= lastYear)) {
		return 'in-use';
	}
	const neverAbolishedBefore = periods.some(({ lastYear }) => lastYear >= birthYear);
	return neverAbolishedBefore ? 'in-use-later' : 'abolished-before-birth';
}
