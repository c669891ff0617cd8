import {
	ESTATES,
	FIRST_CHARACTERS,
	SCARCE_SECOND_CHARACTERS,
	SECOND_CHARACTERS,
	STREETS,
} from './address-data.mts';
import type { Dice } from './dice.mts';
import { PLACES } from './place-data.mts';

/** A county, city or district. */
export interface Place {
	/** Six digits. */
	code: string;
	province: string;
	/** `-` under a municipality. */
	prefecture: string;
	county: string;
}

const places = PLACES.trim()
	.split('\n')
	.map((line): Place => {
		const [code, province, prefecture, county] = line.split(' ');
		return { code, province, prefecture, county };
	});

/** Draws a place, each as often. */
export const drawnPlace = (dice: Dice): Place => dice.one(places);

/** Returns the police authority that issues cards in a place. */
export function authorityOf({ province, prefecture, county }: Place): string {
	// 神农架林区 belongs to its province.
	if (!county.endsWith('区') || county.endsWith('林区')) return `${county}公安局`;
	const city = prefecture === '-' ? province : prefecture;
	// 东城区 gives 东城分局, but 郊区 and 城区 would lose their meaning.
	const short = county.length > 2 ? county.slice(0, -1) : county;
	return `${city}公安局${short}分局`;
}

/** Draws an address in a place, as cards print them: with or without the prefecture. */
export function drawnAddress(dice: Dice, { province, prefecture, county }: Place): string {
	const isDistrict = county.endsWith('区');
	const city = prefecture !== '-' && (isDistrict || dice.chance(0.3)) ? prefecture : '';
	const town = isDistrict && dice.chance(0.85);
	return `${province}${city}${county}${town ? townAddress(dice) : villageAddress(dice)}`;
}

const placeName = (dice: Dice) =>
	dice.one(FIRST_CHARACTERS) +
	dice.one(dice.chance(0.2) ? SCARCE_SECOND_CHARACTERS : SECOND_CHARACTERS);

function townAddress(dice: Dice): string {
	const street = dice.chance(0.6) ? dice.one(STREETS) : placeName(dice);
	const side = dice.chance(0.25) ? dice.one('东西南北中') : '';
	const house = dice.whole(1, dice.chance(0.7) ? 199 : 2300);
	const room = `${dice.whole(1, 28)}${String(dice.whole(1, 8)).padStart(2, '0')}`;
	const block = dice.whole(1, 46);
	const unit = dice.whole(1, 6);
	const forms = [
		`${street}${side}路${house}号${block}栋${unit}单元${room}室`,
		`${street}${side}路${house}号`,
		`${street}${side}街${house}号${block}幢${room}室`,
		`${street}路${house}弄${block}号${room}室`,
		`${street}街道${dice.one(ESTATES)}${block}号楼${unit}单元${room}号`,
		`${street}大道${house}号${dice.one(ESTATES)}${block}-${unit}-${room}`,
		`${street}巷${dice.whole(1, 60)}号`,
		`${street}${side}大街${house}号院${block}楼${room}号`,
	];
	return dice.one(forms);
}

function villageAddress(dice: Dice): string {
	const town = `${placeName(dice)}${dice.one('镇镇镇乡')}`;
	const village = placeName(dice);
	const house = dice.whole(1, 260);
	const group = dice.whole(1, 22);
	const forms = [
		`${town}${village}村${house}号`,
		`${town}${village}村${group}组${house}号`,
		`${town}${village}村委会${placeName(dice)}村${house}号`,
		`${town}${village}村${placeName(dice)}组${house}号`,
		`${town}${village}村${dice.one('一二三四五六七八九十')}组`,
		`${town}${village}行政村${placeName(dice)}庄${house}号`,
		`${town}${village}社区${dice.one(STREETS)}路${house}号`,
		`${town}${village}村${group}社${dice.whole(1, 90)}号附${dice.whole(1, 6)}号`,
		`${town}${village}村民委员会${placeName(dice)}屯${house}号`,
	];
	return dice.one(forms);
}
