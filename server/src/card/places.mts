import { PLACE_NAMES } from '../../../domain/place-name-data.ts';

/** A province, prefecture or county with the places within it. */
export interface Place {
	name: readonly string[];
	within: readonly Place[];
	/** Matches only its exact name; no similar text is taken for it. */
	exactOnly?: boolean;
}

/** Parts of cities that are not districts, but used like one in addresses and names of authorities. */
const ZONES = ['高新区', '经开区', '开发区', '新区', '工业园区', '经济开发区', '经济技术开发区'];

/** Cards have the full names of autonomous regions or these. */
const SHORT_NAMES = ['内蒙古', '广西', '西藏', '宁夏', '新疆'];

/** The places and all places within them: addresses and authorities may omit the levels between. */
export function withDescendants(places: readonly Place[]): readonly Place[] {
	return places.flatMap((place) => [place, ...withDescendants(place.within)]);
}

let cachedPlaces: readonly Place[] | undefined;

/** All places of the country. */
export function allPlaces(): readonly Place[] {
	return (cachedPlaces ??= withDescendants(provinces()));
}

let cachedProvinces: readonly Place[] | undefined;

/** The provinces, with the places within them. */
export function provinces(): readonly Place[] {
	cachedProvinces ??= PLACE_NAMES.flatMap((line) => {
		const [province, ...prefectures] = line.split(' ');
		const within = prefectures.flatMap(prefectureOf);
		const names = [province, ...SHORT_NAMES.filter((name) => province.startsWith(name))];
		return names.map((name) => ({ name: Array.from(name), within }));
	});
	return cachedProvinces;
}

/** A prefecture with its counties, or only the counties where they belong to the province itself. */
function prefectureOf(text: string): readonly Place[] {
	const [name, list] = text.split(':');
	const names = list.split(',').filter((county) => county !== '');
	const counties = names.map((county) => ({ name: Array.from(county), within: [] }));
	if (name === '') return counties;
	const zones = ZONES.map((zone) => ({ name: Array.from(zone), within: [], exactOnly: true }));
	return [{ name: Array.from(name), within: [...counties, ...zones] }];
}

/** Whether the text begins with the name of one of the places. */
export function beginsWithPlace(text: string, places = allPlaces()): boolean {
	const head = Array.from(text);
	return places.some(({ name }) => name.every((character, index) => character === head[index]));
}
