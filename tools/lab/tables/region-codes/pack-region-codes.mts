import { FIRST_LISTED_YEAR, STILL_IN_USE, YEAR_LETTERS } from '../../../../domain/region-code.ts';
import { readList, type ListedRegion } from './region-list.mts';

/** When a code was used for one named region. */
type ListedPeriod = Pick<ListedRegion, 'code' | 'firstYear' | 'lastYear'>;

/** ID numbers contain the code of a county or, in a city without counties, of the prefecture. */
const LEVELS_IN_NUMBERS = ['县级', '地级'];

/**
 * Packs the CSV list for `domain/region-code-data.ts`, one line per province. Joins adjacent periods
 * of a code, since a new name does not change the code.
 * @throws Error if a column is missing or a year is out of range.
 */
export function packRegionCodes(csv: string): string[] {
	const byPrefecture = new Map<string, string>();
	const periods = joinAdjacent(readPeriods(csv));
	for (const { code, firstYear, lastYear } of periods) {
		const prefecture = code.slice(0, 4);
		const entry = code.slice(4) + letterOf(firstYear) + letterOf(lastYear);
		byPrefecture.set(prefecture, (byPrefecture.get(prefecture) ?? '') + entry);
	}
	const byProvince = new Map<string, string[]>();
	for (const [prefecture, entries] of byPrefecture) {
		const province = prefecture.slice(0, 2);
		byProvince.set(province, [...(byProvince.get(province) ?? []), prefecture + entries]);
	}
	return [...byProvince.values()].map((prefectures) => prefectures.join(' '));
}

function readPeriods(csv: string): ListedPeriod[] {
	return readList(csv).filter(({ level }) => LEVELS_IN_NUMBERS.includes(level));
}

function joinAdjacent(periods: ListedPeriod[]): ListedPeriod[] {
	const ordered = periods.toSorted(
		(one, other) => one.code.localeCompare(other.code) || one.firstYear - other.firstYear,
	);
	const joined: ListedPeriod[] = [];
	for (const period of ordered) {
		const previous = joined.at(-1);
		if (previous?.code === period.code && period.firstYear <= previous.lastYear) {
			previous.lastYear = Math.max(previous.lastYear, period.lastYear);
		} else {
			joined.push({ ...period });
		}
	}
	return joined;
}

function letterOf(year: number): string {
	if (year === Infinity) return STILL_IN_USE;
	const letter = YEAR_LETTERS[year - FIRST_LISTED_YEAR];
	if (letter === undefined) throw new Error(`The list has a year out of range: ${year}`);
	return letter;
}
