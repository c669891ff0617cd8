import { listedProvinces, placeAtStart } from '../../../../domain/listed-place.ts';

/** A province, prefecture or county with the places within it. */
export interface Place {
	name: string;
	within: readonly Place[];
}

/** Zones of cities, used like districts in addresses and names of authorities. */
const ZONES = ['高新区', '经开区', '开发区', '新区', '工业园区', '经济开发区', '经济技术开发区'];

/** The places and all places within them: addresses and authorities may omit the levels between. */
export function withDescendants(places: readonly Place[]): readonly Place[] {
	return places.flatMap((place) => [place, ...withDescendants(place.within)]);
}

let cached: readonly Place[] | undefined;

export function allPlaces(): readonly Place[] {
	const placesNamed = (names: readonly string[]) => names.map((name) => ({ name, within: [] }));
	cached ??= withDescendants(
		listedProvinces().flatMap(({ names, prefectures }) => {
			const within = prefectures.flatMap(([name, ...counties]) => {
				if (name === '') return placesNamed(counties);
				return [{ name, within: placesNamed([...counties, ...ZONES]) }];
			});
			return names.map((name) => ({ name, within }));
		}),
	);
	return cached;
}

export function beginsWithPlace(text: string): boolean {
	return placeAtStart(text) !== undefined || ZONES.some((zone) => text.startsWith(zone));
}
