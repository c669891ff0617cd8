import { LONG_TERM } from '../domain/calendar-date.ts';
import type { County } from './county.mts';
import { type Person, REFERENCE_YEAR } from './person.mts';
import type { Random } from './random.mts';

/** Who issued a card and for how long: what the emblem side shows. */
export interface Issue {
	authority: string;
	/** `YYYY-MM-DD`. */
	start: string;
	/** `YYYY-MM-DD` or 长期. */
	end: string;
}

/** First year in which cards of the present (second) generation were handed out. */
const FIRST_ISSUE_YEAR = 2004;

/** Gives a plausible name of the police authority that issues cards in the county. */
export function authorityOf(random: Random, { province, prefecture, county }: County): string {
	const city = prefecture || province;
	if (county.endsWith('区') && city.endsWith('市')) {
		const short = county.length > 2 ? county.slice(0, -1) : county;
		return random.chance(0.85) ? `${city}公安局${short}分局` : `${city}${county}公安局`;
	}
	if (/(自治州|地区|盟)$/.test(city) && random.chance(0.2)) return `${city}公安局${county}分局`;
	return random.chance(0.05) ? `${city}${county}公安局` : `${county}公安局`;
}

/** Gives the years a card is valid for, by age at issue; `undefined` for 长期 (Identity Card Law, article 5). */
export function validYears(age: number): number | undefined {
	if (age < 16) return 5;
	if (age <= 25) return 10;
	return age <= 45 ? 20 : undefined;
}

/** Gives the full years from one `YYYY-MM-DD` to another. */
export function ageOn(birth: string, day: string): number {
	const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
	return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** Gives an issue that suits the person: legal validity for the age on the day of issue. */
export function inventIssue(random: Random, { birth, county }: Person): Issue {
	const birthYear = Number(birth.slice(0, 4));
	const year = random.integer(Math.max(FIRST_ISSUE_YEAR, birthYear + 1), REFERENCE_YEAR);
	// Days after the 28th are left out: a validity must not end on 29 February of a common year.
	const day = `${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`;
	const start = `${year}-${day}`;
	const years = validYears(ageOn(birth, start));
	const end = years === undefined ? LONG_TERM : `${year + years}-${day}`;
	return { authority: authorityOf(random, county), start, end };
}
