import { LONG_TERM } from '../../../domain/calendar-date.ts';
import type { Random } from '../random.mts';
import type { County } from './county.mts';
import { type Person, REFERENCE_YEAR } from './person.mts';

/** The data on the emblem side: issuing authority and period. */
export interface Issue {
	authority: string;
	/** `YYYY-MM-DD`. */
	start: string;
	/** `YYYY-MM-DD` or 长期. */
	end: string;
}

/** Since when a kind of card is issued and how long it is valid. */
export interface IssueRule {
	firstYear: number;
	/** Years of validity by age at issue; `undefined` for 长期. */
	validYears: (age: number) => number | undefined;
}

/** The resident card: second generation since 2004, validity by Identity Card Law, article 5. */
export const RESIDENT_RULE: IssueRule = {
	firstYear: 2004,
	validYears: (age) => {
		if (age < 16) return 5;
		if (age <= 25) return 10;
		return age <= 45 ? 20 : undefined;
	},
};

/** Residence permits of Hong Kong, Macao and Taiwan residents: five years, first in 2018. */
export const PERMIT_RULE: IssueRule = { firstYear: 2019, validYears: () => 5 };

/** The 18-digit card of foreign permanent residents: ten years, five for minors. */
export const FOREIGNER_RULE: IssueRule = {
	firstYear: 2024,
	validYears: (age) => (age < 18 ? 5 : 10),
};

/** Returns a plausible name of the police authority that issues cards in the county. */
export function authorityOf(random: Random, { province, prefecture, county }: County): string {
	const city = prefecture || province;
	if (county.endsWith('区') && city.endsWith('市')) {
		const short = county.length > 2 ? county.slice(0, -1) : county;
		return random.chance(0.85) ? `${city}公安局${short}分局` : `${city}${county}公安局`;
	}
	if (/(自治州|地区|盟)$/.test(city) && random.chance(0.2)) return `${city}公安局${county}分局`;
	return random.chance(0.05) ? `${city}${county}公安局` : `${county}公安局`;
}

/** Returns the full years from one `YYYY-MM-DD` to another. */
export function ageOn(birth: string, day: string): number {
	const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
	return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** Returns an authority and a legal period for the person's age at issue. */
export function inventIssue(random: Random, person: Person, rule = RESIDENT_RULE): Issue {
	const { birth, county } = person;
	const birthYear = Number(birth.slice(0, 4));
	const year = random.integer(Math.max(rule.firstYear, birthYear + 1), REFERENCE_YEAR);
	const month = String(random.integer(1, 12)).padStart(2, '0');
	// No days after the 28th, so that no period ends on 29 February of a common year.
	const day = String(random.integer(1, 28)).padStart(2, '0');
	const start = `${year}-${month}-${day}`;
	const years = rule.validYears(ageOn(birth, start));
	const end = years === undefined ? LONG_TERM : `${year + years}-${month}-${day}`;
	return { authority: authorityOf(random, county), start, end };
}
