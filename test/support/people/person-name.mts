import type { Random } from '../random.mts';
import * as lists from './name-lists.mts';

/** How often rare characters occur in names: as in reality, or in most names. */
export type RareRate = 'real' | 'heavy';

/** Maximum length of a name on a card. */
export const MAX_NAME_LENGTH = 20;

const RARE_SURNAME_CHANCE: Record<RareRate, number> = { real: 0.005, heavy: 0.25 };
const RARE_GIVEN_CHANCE: Record<RareRate, number> = { real: 0.015, heavy: 0.7 };

const TURKIC_GROUPS = ['维吾尔', '哈萨克', '柯尔克孜', '乌孜别克', '塔塔尔'];
const EURASIAN_GROUPS = ['俄罗斯', '塔吉克'];

function givenCharacter(random: Random, rare: RareRate): string {
	return random.pick(
		random.chance(RARE_GIVEN_CHANCE[rare])
			? lists.RARE_GIVEN_CHARACTERS
			: lists.COMMON_GIVEN_CHARACTERS,
	);
}

function commonSurname(random: Random): string {
	// The power favours the start of the list, roughly like the real distribution of surnames.
	const index = Math.floor(random.next() ** 2.2 * lists.COMMON_SURNAMES.length);
	return lists.COMMON_SURNAMES[index];
}

function hanName(random: Random, rare: RareRate): string {
	let surname = commonSurname(random);
	if (random.chance(RARE_SURNAME_CHANCE[rare])) surname = random.pick(lists.RARE_SURNAMES);
	else if (random.chance(0.015)) surname = random.pick(lists.COMPOUND_SURNAMES);
	const given = givenCharacter(random, rare);
	return surname + given + (random.chance(0.18) ? '' : givenCharacter(random, rare));
}

function dottedName(random: Random, parts: readonly string[]): string {
	const count = random.pick([2, 2, 2, 2, 3, 4]);
	let name = random.pick(parts);
	for (let part = 1; part < count; part++) {
		const longer = `${name}·${random.pick(parts)}`;
		if (longer.length <= MAX_NAME_LENGTH) name = longer;
	}
	return name;
}

/** Returns an invented name typical of the ethnic group; dots in it are · (U+00B7). */
export function inventName(random: Random, race: string, rare: RareRate): string {
	if (TURKIC_GROUPS.includes(race)) return dottedName(random, lists.TURKIC_NAMES);
	if (EURASIAN_GROUPS.includes(race)) return dottedName(random, lists.EURASIAN_NAMES);
	if (['藏', '门巴', '珞巴'].includes(race)) {
		const name = random.pick(lists.TIBETAN_NAMES);
		return name.length < 4 && random.chance(0.6) ? name + random.pick(lists.TIBETAN_NAMES) : name;
	}
	if (['蒙古', '达斡尔', '裕固'].includes(race) && random.chance(0.7)) {
		return random.pick(lists.MONGOLIAN_NAMES);
	}
	if (['彝', '傈僳', '怒', '独龙'].includes(race) && random.chance(0.5)) {
		const joint = random.chance(0.4) ? '·' : '';
		return random.pick(lists.YI_NAMES) + joint + random.pick(lists.YI_NAMES);
	}
	return hanName(random, rare);
}
