import { FIRST_LISTED_YEAR, STILL_IN_USE, YEAR_LETTERS } from '../../../../domain/region-code.ts';
import { readList } from './region-list.mts';

/** ID numbers contain the code of a county or, in a city without counties, of the prefecture. */
const LEVELS_IN_NUMBERS = ['县级', '地级'];

/**
 * Packs the CSV list for `domain/region-code-data.ts`, one line per province.
 * @throws Error if a column is missing or a year is out of range.
 */
export function packRegionCodes(csv: string): string[] {
	const lastYears = new Map<string, number>();
	for (const { code, level, lastYear } of readList(csv)) {
		if (!LEVELS_IN_NUMBERS.includes(level)) continue;
		lastYears.set(code, Math.max(lastYear, lastYears.get(code) ?? 0));
	}
	const prefectures = Map.groupBy([...lastYears.keys()].sort(), (code) => code.slice(0, 4));
	const packed = [...prefectures].map(([prefecture, codes]) => {
		const entries = codes.map((code) => code.slice(4) + letterOf(lastYears.get(code)!));
		return prefecture + entries.join('');
	});
	const provinces = Map.groupBy(packed, (prefecture) => prefecture.slice(0, 2));
	return [...provinces.values()].map((all) => all.join(' '));
}

function letterOf(year: number): string {
	if (year === Infinity) return STILL_IN_USE;
	const letter = YEAR_LETTERS[year - FIRST_LISTED_YEAR];
	if (letter === undefined) throw new Error(`The list has a year out of range: ${year}`);
	return letter;
}
