import { PLACE_NAMES } from './place-name-data.mts';

/** A province, prefecture or county and, where it is not the lowest, what lies within it. */
export interface Place {
	name: readonly string[];
	within: readonly Place[];
	/** It is known by its name alone, and no other text is taken for it. */
	asReadOnly?: boolean;
}

/** Parts of cities that are no district, though addresses and authorities name them like one. */
const ZONES = ['高新区', '经开区', '开发区', '新区', '工业园区', '经济开发区', '经济技术开发区'];

/** Cards name the autonomous regions in full or like this. */
const SHORT_NAMES = ['内蒙古', '广西', '西藏', '宁夏', '新疆'];

/** The places and all that lies within them: addresses leave out what lies between, and so do authorities. */
export function allWithin(places: readonly Place[]): readonly Place[] {
	return places.flatMap((place) => [place, ...allWithin(place.within)]);
}

let places: readonly Place[] | undefined;

/** Every place there is. */
export function everywhere(): readonly Place[] {
	return (places ??= allWithin(country()));
}

let provinces: readonly Place[] | undefined;

/** The provinces, with what lies within them. */
export function country(): readonly Place[] {
	provinces ??= PLACE_NAMES.flatMap((line) => {
		const [province, ...prefectures] = line.split(' ');
		const within = prefectures.flatMap(prefectureOf);
		const names = [province, ...SHORT_NAMES.filter((name) => province.startsWith(name))];
		return names.map((name) => ({ name: Array.from(name), within }));
	});
	return provinces;
}

/** A prefecture with its counties, or the counties alone where they lie right below a province. */
function prefectureOf(text: string): readonly Place[] {
	const [name, list] = text.split(':');
	const names = list.split(',').filter((county) => county !== '');
	const counties = names.map((county) => ({ name: Array.from(county), within: [] }));
	if (name === '') return counties;
	const zones = ZONES.map((zone) => ({ name: Array.from(zone), within: [], asReadOnly: true }));
	return [{ name: Array.from(name), within: [...counties, ...zones] }];
}

/** Tells whether the text begins with the name of a place. */
export function beginsWithPlace(text: string): boolean {
	const head = Array.from(text);
	return everywhere().some(({ name }) =>
		name.every((character, index) => character === head[index]),
	);
}
