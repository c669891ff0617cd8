import { isDivided, type ListedPlace, placeAtStart } from '../listed-place.ts';

/** The parts of an address. Each is `null` where the address does not determine it. */
export interface AddressParts {
	province: string | null;
	/** The prefecture, or the municipality; `null` also where a county lies right below its province. */
	city: string | null;
	district: string | null;
	/** The rest of the address; `null` also if the address should name another of these first. */
	street: string | null;
}

/** 东区 or 城区 alone may be part of another place's name. */
const MIN_LENGTH_ALONE = 3;

/**
 * Returns the parts of an address by the list of places, under their full names; `undefined` where its beginning determines
 * none. Parts that the address leaves out follow from the others: 昆山市 lies in 苏州市. Where several places fit (新华区 alone),
 * only what they have in common is given.
 */
export function addressParts(address: string): AddressParts | undefined {
	const text = address.replace(/\s/g, '');
	const found = placeAtStart(text);
	if (found === undefined) return undefined;
	const { length } = found;
	const places = withoutFormerCounties(found.places);
	const county = common(places, 'county');
	if (county?.length === length && length < MIN_LENGTH_ALONE) return undefined;
	const province = common(places, 'province');
	const isMunicipality = province?.endsWith('市') === true;
	return {
		province,
		city: isMunicipality ? province : common(places, 'prefecture'),
		district: county,
		street: places.some(isDivided) ? null : streetOf(text.slice(length)),
	};
}

/** 儋州市 and others were counties before they became prefectures under the same name. */
function withoutFormerCounties(places: readonly ListedPlace[]): readonly ListedPlace[] {
	const prefectures = places.filter(({ county }) => county === '').map((one) => one.prefecture);
	return places.filter(({ county }) => county === '' || !prefectures.includes(county));
}

/** `null` where the places differ, or have no such level. */
function common(places: readonly ListedPlace[], level: keyof ListedPlace): string | null {
	const names = new Set(places.map((place) => place[level]));
	const [name] = names;
	return names.size === 1 && name !== '' ? name : null;
}

/** `null` also for a masked one. */
function streetOf(rest: string): string | null {
	return rest === '' || rest.includes('*') ? null : rest;
}
