import { readList, type ListedRegion } from './region-list.mts';

/** Second-generation cards show names used since this year; older cards are no longer valid. */
const FIRST_YEAR_ON_CARDS = 2004;

/** The list's placeholder for the prefecture of counties directly under a province. */
const NO_PREFECTURE = '直辖';

/**
 * Packs the CSV list for `domain/place-name-data.ts`, one line per province: its name, then
 * each prefecture with a colon and its counties. Counties directly under a province follow a lone
 * colon.
 * @throws Error if a column is missing.
 */
export function packPlaceNames(csv: string): string[] {
	const provinces = new Map<string, Map<string, Set<string>>>();
	const onCards = readList(csv).filter(({ lastYear }) => lastYear >= FIRST_YEAR_ON_CARDS);
	for (const region of onCards) {
		const prefectures = provinces.get(region.province) ?? new Map<string, Set<string>>();
		provinces.set(region.province, prefectures);
		const prefecture = prefectureOf(region);
		if (prefecture === undefined) continue;
		const counties = prefectures.get(prefecture) ?? new Set<string>();
		prefectures.set(prefecture, counties);
		if (region.level === '县级') counties.add(region.name);
	}
	return [...provinces].map(([province, prefectures]) => {
		const parts = [...prefectures].map(([name, counties]) => `${name}:${[...counties].join(',')}`);
		return [province, ...parts].join(' ');
	});
}

/**
 * The prefectures and counties that were not there all the time since {@link FIRST_YEAR_ON_CARDS}, after the name above them. A county
 * that became a district or a city under its name was there.
 */
export function changedPlaces(csv: string): string[] {
	const placed = readList(csv).filter(
		({ level, lastYear }) => level !== '省级' && lastYear >= FIRST_YEAR_ON_CARDS,
	);
	const places = Map.groupBy(placed, (region) => aboveOf(region) + stemOf(region));
	return [...places.values()].flatMap((rows) => {
		const wasThere = rows.some(({ firstYear }) => firstYear < FIRST_YEAR_ON_CARDS);
		const isThere = rows.some(({ lastYear }) => lastYear === Infinity);
		const names = rows.map((region) => aboveOf(region) + region.name);
		return wasThere && isThere ? [] : [...new Set(names)];
	});
}

function aboveOf({ level, province, prefecture }: ListedRegion): string {
	if (level !== '县级') return '';
	return prefecture === NO_PREFECTURE ? province : prefecture;
}

/** A county's name without its last character, which tells its kind. */
function stemOf({ level, name }: ListedRegion): string {
	return level === '县级' && name.length > 2 ? name.slice(0, -1) : name;
}

/** The region's prefecture, or '' directly under a province, or `undefined` for a province. */
function prefectureOf({ level, prefecture }: ListedRegion): string | undefined {
	if (level === '省级') return undefined;
	return prefecture === NO_PREFECTURE ? '' : prefecture;
}
