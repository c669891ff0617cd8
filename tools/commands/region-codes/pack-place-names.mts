import { readList, type ListedRegion } from './region-list.mts';

/** Second-generation cards bear the names of this year on; no older card is valid any more. */
const FIRST_YEAR_ON_CARDS = 2004;

/** What the list says in place of a prefecture for counties right below a province. */
const NO_PREFECTURE = '直辖';

/**
 * Gives the packed text of `server/src/card/place-name-data.mts` for the list in CSV, one line a province:
 * its name, then each prefecture, a colon and its counties. What lies right below a province stands behind
 * a colon alone.
 * @throws Error when a column is missing.
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

/** The prefecture a region is or lies in; empty right below a province, `undefined` for a province. */
function prefectureOf({ level, prefecture }: ListedRegion): string | undefined {
	if (level === '省级') return undefined;
	return prefecture === NO_PREFECTURE ? '' : prefecture;
}
