import { PLACE_NAMES } from '../../../../domain/place-name-data.ts';

/** A province, prefecture or county with the places within it. */
export interface Place {
	name: string;
	within: readonly Place[];
}

/** Zones of cities, used like districts in addresses and names of authorities. */
const ZONES = ['高新区', '经开区', '开发区', '新区', '工业园区', '经济开发区', '经济技术开发区'];

/** Short names of autonomous regions; cards print these or the full ones. */
const SHORT_NAMES = ['内蒙古', '广西', '西藏', '宁夏', '新疆'];

/** The places and all places within them: addresses and authorities may omit the levels between. */
export function withDescendants(places: readonly Place[]): readonly Place[] {
	return places.flatMap((place) => [place, ...withDescendants(place.within)]);
}

let cachedPlaces: readonly Place[] | undefined;

export function allPlaces(): readonly Place[] {
	return (cachedPlaces ??= withDescendants(provinces()));
}

let cachedProvinces: readonly Place[] | undefined;

export function provinces(): readonly Place[] {
	cachedProvinces ??= PLACE_NAMES.flatMap((line) => {
		const [province, ...prefectures] = line.split(' ');
		const within = prefectures.flatMap(prefectureOf);
		const names = [province, ...SHORT_NAMES.filter((name) => province.startsWith(name))];
		return names.map((name) => ({ name, within }));
	});
	return cachedProvinces;
}

/** A prefecture with its counties, or only the counties where they belong to the province itself. */
function prefectureOf(text: string): readonly Place[] {
	const [name, list] = text.split(':');
	const placesNamed = (names: readonly string[]) => names.map((one) => ({ name: one, within: [] }));
	const counties = placesNamed(list.split(',').filter((county) => county !== ''));
	return name === '' ? counties : [{ name, within: [...counties, ...placesNamed(ZONES)] }];
}

let cachedNames: ReadonlySet<string> | undefined;

export function beginsWithPlace(text: string): boolean {
	const names = (cachedNames ??= new Set(allPlaces().map(({ name }) => name)));
	let head = '';
	return Array.from(text).some((character) => names.has((head += character)));
}
