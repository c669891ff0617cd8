import { isCalendarDate } from '../domain/calendar-date.ts';
import { ETHNIC_GROUPS } from '../domain/ethnic-group.ts';
import { checkCharacter } from '../domain/id-number.ts';
import { inventAddress } from './address.mts';
import { type County, pickCounty } from './county.mts';
import { inventName, type RareRate } from './person-name.mts';
import type { Random } from './random.mts';

/**
 * The day all ages are counted on. Fixed, because the same seed must give the same card tomorrow.
 */
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
	/** 18 characters with the check character that belongs to them. */
	idNumber: string;
	/** Where the address lies; its police issue the card. */
	county: County;
}

const HAN_SHARE = 0.72;

/** Parts of region names that tell where a group lives, where the name of the group does not. */
const HOME_REGIONS: Record<string, string> = {
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

function homeOf(random: Random, race: string): County {
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

/** Gives an invented person whose number agrees with the birth date and the gender (GB 11643). */
export function inventPerson(random: Random, rare: RareRate = 'real'): Person {
	const race = random.chance(HAN_SHARE) ? '汉' : random.pick(ETHNIC_GROUPS);
	const gender = random.chance(0.5) ? '男' : '女';
	const birth = inventBirth(random);
	const county = homeOf(random, race);
	// A number keeps the region of the first registration when its bearer moves.
	const registeredIn = random.chance(0.85) ? county : pickCounty(random);
	const order = random.integer(0, 499) * 2 + (gender === '男' ? 1 : 0);
	const first17 = registeredIn.code + birth.replaceAll('-', '') + String(order).padStart(3, '0');
	return {
		name: inventName(random, race, rare),
		gender,
		race,
		birth,
		address: inventAddress(random, county),
		idNumber: first17 + checkCharacter(first17),
		county,
	};
}
