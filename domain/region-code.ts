import { PERMIT_CODES } from './id-number-kind.ts';
import { REGION_CODES } from './region-code-data.ts';

/** One letter per year in the packed table, starting with {@link FIRST_LISTED_YEAR}. */
export const YEAR_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export const STILL_IN_USE = '-';

export const FIRST_LISTED_YEAR = 1981;

/** GB/T 2260: the urban area of a prefecture-level city as a whole has the county digits 01. */
const CITY_AS_A_WHOLE = /^\d\d(0[1-9]|1\d|20|5[1-9]|6\d|70)01$/;

const ENTRY = /(\d\d)([A-Za-z-])/g;

let cached: ReadonlyMap<string, number> | undefined;

const lastYears = (): ReadonlyMap<string, number> => (cached ??= unpacked());

function unpacked(): ReadonlyMap<string, number> {
	const entries = REGION_CODES.split(' ').flatMap((prefecture) =>
		[...prefecture.slice(4).matchAll(ENTRY)].map(
			([, county, letter]) => [prefecture.slice(0, 4) + county, yearOf(letter)] as const,
		),
	);
	return new Map(entries);
}

function yearOf(letter: string): number {
	return letter === STILL_IN_USE ? Infinity : FIRST_LISTED_YEAR + YEAR_LETTERS.indexOf(letter);
}

/** Returns every listed county or prefecture code that starts with the digits, with the last year of its use. */
export function regionCodesStartingWith(digits: string): Array<[code: string, lastYear: number]> {
	return [...lastYears()].filter(([code]) => code.startsWith(digits));
}

/**
 * Whether a code was ever in use for a county, a prefecture or, with 01, for a city's urban area as a whole (GB/T 2260). When is not
 * asked: some offices went on giving out codes for years after they were abolished. Source: yescallop/areacodes, 1981-2025.
 */
export function isRegionCode(code: string): boolean {
	const listed = CITY_AS_A_WHOLE.test(code) ? `${code.slice(0, 4)}00` : code;
	return [code, listed].some((one) => lastYears().has(one)) || PERMIT_CODES.includes(code);
}
