import { birthOfIdNumber, DIGITS_OF } from './id-number.ts';
import { PERMIT_KINDS } from './id-number-kind.ts';
import { REGION_CODE_PERIODS } from './region-code-data.ts';

/** One letter per year in the packed table, starting with {@link FIRST_LISTED_YEAR}. */
export const YEAR_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export const STILL_IN_USE = '-';

/** The first year of the list; a code listed from then on may be older. */
export const FIRST_LISTED_YEAR = 1981;

/** Inclusive; `lastYear` is `Infinity` for a code in use. */
export interface PeriodOfUse {
	firstYear: number;
	lastYear: number;
}

/** For someone born in a given year: in use then, only in use later, abolished before, or never listed. */
export type RegionCodeStatus = 'in-use' | 'in-use-later' | 'abolished-before-birth' | 'unknown';

/** Numbers were introduced in 1984; people born earlier got the codes of that time. */
const FIRST_NUMBERS_YEAR = 1984;

/** GB/T 2260: the urban area of a prefecture-level city as a whole has the county digits 01. */
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

/** Returns every listed county or prefecture code that starts with the digits, oldest use first. */
export function regionCodesStartingWith(
	digits: string,
): Array<{ code: string; periods: readonly PeriodOfUse[] }> {
	return [...unpackedPeriods()]
		.filter(([code]) => code.startsWith(digits))
		.map(([code, periods]) => ({ code, periods }));
}

export function regionStatusOf(idNumber: string): RegionCodeStatus {
	const [birthYear] = birthOfIdNumber(idNumber).split('-', 1);
	return regionCodeStatus(idNumber.slice(...DIGITS_OF.region), Number(birthYear));
}

/**
 * Only a hint, since some codes were renumbered and some offices kept using old ones for years. Source:
 * yescallop/areacodes, 1981-2025; GB/T 2260 for 01, a city's urban area as a whole.
 */
export function regionCodeStatus(code: string, birthYear: number): RegionCodeStatus {
	if (PERMIT_KINDS.has(code)) return 'in-use';
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
