import { CHANGED_PLACES, PLACE_NAMES } from './place-name-data.ts';

/** A place by its full names; '' for a level that was not named or does not exist. */
export interface ListedPlace {
	province: string;
	prefecture: string;
	county: string;
}

interface PlaceAtStart {
	/** Several where places of one name lie in several prefectures. */
	places: readonly ListedPlace[];
	length: number;
}

/** Texts have the full names of autonomous regions or these. */
const SHORT_NAMES = ['内蒙古', '广西', '西藏', '宁夏', '新疆'];

/**
 * Each province's names, as texts write it, the full one first, and its prefectures: lists of a name and counties. The name ''
 * stands before what lies right below the province.
 */
export function listedProvinces() {
	return PLACE_NAMES.map((line) => {
		const [province, ...prefectures] = line.split(' ');
		return {
			names: [province, ...SHORT_NAMES.filter((name) => province.startsWith(name))],
			prefectures: prefectures.map((text) => text.replace(/:$/, '').split(/[:,]/)),
		};
	});
}

/** The places by every way to write them: levels above may be left out. */
interface PlaceIndex {
	written: Map<string, ListedPlace[]>;
	/** The provinces, and the prefectures with their province's name before theirs, that list places below. */
	divided: Set<string>;
	longest: number;
}

let cached: PlaceIndex | undefined;

const placeIndex = (): PlaceIndex => (cached ??= indexed());

function indexed(): PlaceIndex {
	const written = new Map<string, ListedPlace[]>();
	const divided = new Set<string>();
	const add = (heads: Iterable<string>, tail: string, place: ListedPlace) => {
		for (const head of new Set(heads)) {
			const text = head + tail;
			written.set(text, [...(written.get(text) ?? []), place]);
		}
	};
	for (const { names, prefectures } of listedProvinces()) {
		const [province] = names;
		add(names, '', { province, prefecture: '', county: '' });
		for (const [prefecture, ...counties] of prefectures) {
			divided.add(province);
			if (counties.length > 0) divided.add(province + prefecture);
			const heads = ['', ...names];
			if (prefecture !== '') add(heads, prefecture, { province, prefecture, county: '' });
			const allHeads = [...heads, ...heads.map((head) => head + prefecture)];
			for (const county of counties) add(allHeads, county, { province, prefecture, county });
		}
	}
	const longest = Math.max(...[...written.keys()].map(({ length }) => length));
	return { written, divided, longest };
}

/**
 * Returns the listed places that an address or the name of an authority begins with, as far as it names
 * them; `undefined` for a text that begins with none.
 */
export function placeAtStart(text: string): PlaceAtStart | undefined {
	const { written, longest } = placeIndex();
	for (let length = Math.min(longest, text.length); length > 0; length--) {
		const places = written.get(text.slice(0, length));
		if (places !== undefined) return { places, length };
	}
	return undefined;
}

/** Whether the place, a prefecture or a province, has a county of this name without a level between. */
export function hasCounty({ province, prefecture }: ListedPlace, county: string): boolean {
	const places = placeIndex().written.get((prefecture || province) + county) ?? [];
	return places.some((one) => one.prefecture === prefecture && one.county === county);
}

/** Whether the list has places below this one. */
export function isDivided({ province, prefecture, county }: ListedPlace): boolean {
	return county === '' && placeIndex().divided.has(province + prefecture);
}

const CHANGED: ReadonlySet<string> = new Set(CHANGED_PLACES.split(' '));

/**
 * Whether a place was founded, dissolved or given another name in 2004 or later, a change of kind aside. A card may name it as it was
 * before or is now, or by the neighbour that it was split from or became part of.
 */
export function hasChanged({ province, prefecture, county }: ListedPlace): boolean {
	return CHANGED.has((prefecture || province) + county);
}
