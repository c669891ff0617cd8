import { ETHNIC_GROUPS } from '../../../../domain/ethnic-group.ts';
import { checkCharacter } from '../../../../domain/id-number.ts';
import { authorityOf, drawnAddress, drawnPlace } from './address.mts';
import type { Dice } from './dice.mts';
import {
	DOUBLE_FAMILY_NAMES,
	FAMILY_NAMES,
	GIVEN,
	LONG_NAMES,
	SCARCE_GIVEN,
} from './name-data.mts';

/** An invented person and both sides of the card, as printed. */
export interface Holder {
	name: string;
	gender: '男' | '女';
	/** Ethnic group without 族. */
	group: string;
	/** Year, month, day. */
	birth: readonly [number, number, number];
	number: string;
	address: string;
	authority: string;
	start: readonly [number, number, number];
	/** Years of validity; `null`: 长期. */
	years: 5 | 10 | 20 | null;
}

const FIRST_CARDS = 2005;
const LAST_CARDS = 2025;

/** Draws a person; numbers are valid, and birth, gender and validity fit. */
export function drawnHolder(dice: Dice): Holder {
	const gender = dice.one(['男', '女'] as const);
	const group = dice.chance(0.82) ? '汉' : dice.one(ETHNIC_GROUPS);
	const home = drawnPlace(dice);
	// People move; the number keeps the place where it was given.
	const origin = dice.chance(0.2) ? drawnPlace(dice) : home;
	const year = dice.whole(1938, 2014);
	const birth = [year, dice.whole(1, 12), dice.whole(1, 28)] as const;
	const start = [
		dice.whole(Math.max(FIRST_CARDS, year + 2), LAST_CARDS),
		dice.whole(1, 12),
		dice.whole(1, 28),
	] as const;
	return {
		name: drawnName(dice, gender, group),
		gender,
		group,
		birth,
		number: drawnNumber(dice, origin.code, birth, gender),
		address: drawnAddress(dice, home),
		authority: authorityOf(home),
		start,
		years: validYears(birth, start),
	};
}

function drawnNumber(dice: Dice, code: string, birth: Holder['birth'], gender: string): string {
	const [year, month, day] = birth.map((part) => String(part).padStart(2, '0'));
	const order = dice.whole(0, 49) * 2 + (gender === '男' ? 1 : 0);
	const digits = `${code}${year}${month}${day}${dice.whole(0, 9)}${String(order).padStart(2, '0')}`;
	return digits + checkCharacter(digits);
}

function drawnName(dice: Dice, gender: '男' | '女', group: string): string {
	const long = LONG_NAMES[group];
	if (long !== undefined) {
		return dice.one(long.first) + (group === '藏' ? '' : '·') + dice.one(long.second);
	}
	const family = dice.one(dice.chance(0.03) ? DOUBLE_FAMILY_NAMES : FAMILY_NAMES);
	const given = () => dice.one((dice.chance(0.15) ? SCARCE_GIVEN : GIVEN)[gender]);
	return family + given() + (dice.chance(0.75) ? given() : '');
}

/** Returns the length that the law gives at the age on the day of issue. */
function validYears(birth: Holder['birth'], start: Holder['start']): Holder['years'] {
	const hadBirthday = start[1] * 100 + start[2] >= birth[1] * 100 + birth[2];
	const age = start[0] - birth[0] - (hadBirthday ? 0 : 1);
	if (age < 16) return 5;
	if (age < 26) return 10;
	return age < 46 ? 20 : null;
}
