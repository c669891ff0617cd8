import { isCalendarDate } from '../../../domain/calendar-date.ts';
import { ETHNIC_GROUPS } from '../../../domain/ethnic-group.ts';
import { numbered } from '../numbered.mts';
import type { Random } from '../random.mts';
import { inventAddress } from './address.mts';
import { type County, pickCounty } from './county.mts';
import { inventName, type RareRate } from './person-name.mts';

/** The year that ages refer to: fixed, so that a seed yields the same card every year. */
export const REFERENCE_YEAR = 2025;

/** An invented card holder. */
export interface Person {
	name: string;
	gender: '男' | '女';
	/** Ethnic group without 族. */
	race: string;
	/** `YYYY-MM-DD`. */
	birth: string;
	address: string;
	/** 18 characters with a valid check character. */
	idNumber: string;
	/** The county of the address, where the card is issued. */
	county: County;
}

/** Given properties of a person; the rest is invented. */
export interface PersonOptions {
	/** How often rare characters occur in the name. */
	rare: RareRate;
	/** Ethnic group without 族. */
	race: string;
	/** Part of the name of the region the person lives in. */
	region?: string;
	/** First six digits of the number, if they are not a county code. */
	numberPrefix?: string;
	/** Where the person lives. */
	home?: Home;
}

/** A county and an address in it. */
export interface Home {
	county: County;
	address: string;
}

/** One in this many cards is of an ethnic group other than 汉. */
const MINORITY_EVERY = 4;

const HOME_REGIONS: Readonly<Record<string, string>> = {
	维吾尔: '新疆',
	哈萨克: '新疆',
	柯尔克孜: '新疆',
	乌孜别克: '新疆',
	塔塔尔: '新疆',
	塔吉克: '新疆',
	俄罗斯: '新疆',
	藏: '西藏',
	门巴: '西藏',
	珞巴: '西藏',
	蒙古: '内蒙古',
	壮: '广西',
	回: '宁夏',
};

/**
 * Returns the ethnic group of a card by its index in the set: mostly 汉, and each of the 56 within
 * 224 cards, in an order that depends on the seed.
 */
export function raceOfCard(setSeed: Random, index: number): string {
	if (index % MINORITY_EVERY !== MINORITY_EVERY - 1) return '汉';
	const start = setSeed.fork('first race').integer(0, ETHNIC_GROUPS.length - 1);
	const step = Math.floor(index / MINORITY_EVERY) * 5;
	return ETHNIC_GROUPS[(start + step) % ETHNIC_GROUPS.length];
}

function homeOf(random: Random, race: string, region?: string): County {
	if (region !== undefined) return pickCounty(random, region);
	if (race === '汉' || random.chance(0.25)) return pickCounty(random);
	return pickCounty(random, HOME_REGIONS[race] ?? `${race}族`);
}

function inventBirth(random: Random): string {
	for (;;) {
		const year = REFERENCE_YEAR - random.integer(1, 89);
		const [month, day] = [random.integer(1, 12), random.integer(1, 31)];
		if (!isCalendarDate(year, month, day)) continue;
		return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
	}
}

/** Returns an invented person with a number that matches the birth date and gender (GB 11643). */
export function inventPerson(
	random: Random,
	{ rare, race, region, numberPrefix, home }: PersonOptions,
): Person {
	const gender = random.chance(0.5) ? '男' : '女';
	const birth = inventBirth(random);
	const county = home?.county ?? homeOf(random, race, region);
	// After a move, the number keeps the region of the first registration.
	const registeredIn = random.chance(0.85) ? county : pickCounty(random);
	const order = random.integer(0, 499) * 2 + (gender === '男' ? 1 : 0);
	const prefix = numberPrefix ?? registeredIn.code;
	const first17 = prefix + birth.replaceAll('-', '') + String(order).padStart(3, '0');
	return {
		name: inventName(random, race, rare),
		gender,
		race,
		birth,
		address: home?.address ?? inventAddress(random, county),
		idNumber: numbered(first17),
		county,
	};
}
