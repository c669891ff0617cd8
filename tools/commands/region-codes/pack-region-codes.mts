import { FIRST_LISTED_YEAR, STILL_IN_USE, YEAR_LETTERS } from '../../../domain/region-code.ts';
import { readList, type ListedRegion } from './region-list.mts';

/** When a code stood for one named region. */
type ListedPeriod = Pick<ListedRegion, 'code' | 'firstYear' | 'lastYear'>;

/** Numbers carry a county's code or, where a city has no counties, the prefecture's. */
const LEVELS_IN_NUMBERS = ['县级', '地级'];

/**
 * Gives the packed text of `domain/region-code-data.ts` for the list in CSV, one line a province.
 * Rows of one code whose years touch become one period, since a new name changes no number.
 * @throws Error when a column is missing or a row makes no sense.
 */
export function packRegionCodes(csv: string): string[] {
	const byPrefecture = new Map<string, string>();
	const periods = joinTouching(readPeriods(csv));
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

function joinTouching(periods: ListedPeriod[]): ListedPeriod[] {
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
