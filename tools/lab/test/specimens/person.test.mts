import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { isCalendarDate, LONG_TERM } from '../../../../domain/calendar-date.ts';
import { ETHNIC_GROUPS } from '../../../../domain/ethnic-group.ts';
import {
	birthOfIdNumber,
	genderOfIdNumber,
	hasValidCheckCharacter,
} from '../../../../domain/id-number.ts';
import { ADDRESS_LINES } from '../../../../test/support/people/address.mts';
import { allCounties } from '../../../../test/support/people/county.mts';
import { ageOn, inventIssue, RESIDENT_RULE } from '../../../../test/support/people/issue.mts';
import {
	RARE_GIVEN_CHARACTERS,
	RARE_SURNAMES,
} from '../../../../test/support/people/name-lists.mts';
import { MAX_NAME_LENGTH } from '../../../../test/support/people/person-name.mts';
import { inventPerson, raceOfCard } from '../../../../test/support/people/person.mts';
import { Random } from '../../../../test/support/random.mts';
import { breakLines } from '../../../../test/support/people/line-breaks.mts';

const COUNT = 2000;
const set = new Random('people');
const people = Array.from({ length: COUNT }, (_, index) => {
	const random = new Random(`people/${index}`);
	const person = inventPerson(random, { rare: 'real', race: raceOfCard(set, index) });
	return { person, issue: inventIssue(random.fork('issue'), person) };
});
const countyCodes = new Set(allCounties().map(({ code }) => code));

describe('invented people', () => {
	test('stay the same, since published figures are of them', () => {
		const hash = createHash('sha256').update(JSON.stringify(people)).digest('hex');
		expect(hash.slice(0, 16)).toBe('2cd22df104b496a4');
	});

	test('have numbers with a valid check character, birth, gender and region', () => {
		for (const { person } of people) {
			expect(hasValidCheckCharacter(person.idNumber)).toBe(true);
			expect(birthOfIdNumber(person.idNumber)).toBe(person.birth);
			expect(genderOfIdNumber(person.idNumber)).toBe(person.gender);
			expect(countyCodes).toContain(person.idNumber.slice(0, 6));
			expect(isCalendarDate(...datePartsOf(person.birth))).toBe(true);
		}
		expect(people.some(({ person }) => person.idNumber.endsWith('X'))).toBe(true);
	});

	test('cover all 56 ethnic groups within 224 cards and are mostly 汉', () => {
		const races = people.map(({ person }) => person.race);
		expect(new Set(races.slice(0, 224))).toEqual(new Set(ETHNIC_GROUPS));
		const han = races.filter((race) => race === '汉').length / COUNT;
		expect(han).toBeGreaterThan(0.7);
		expect(han).toBeLessThan(0.85);
	});

	test('have one-character, compound and dotted names of at most 20 characters', () => {
		const names = people.map(({ person }) => person.name);
		expect(Math.max(...names.map((name) => [...name].length))).toBeLessThanOrEqual(MAX_NAME_LENGTH);
		expect(names.some((name) => /^[^·]{2}$/.test(name))).toBe(true);
		expect(names.some((name) => /^(欧阳|上官|司马|诸葛|慕容)/.test(name))).toBe(true);
		expect(names.some((name) => name.length > 10 && name.includes('·'))).toBe(true);
		expect(names.join('')).not.toMatch(/[.•・‧∙\s]/);
	});

	test('have rare characters at a realistic rate or, on request, in most names', () => {
		const rareCharacters = new Set([...RARE_GIVEN_CHARACTERS, ...RARE_SURNAMES]);
		const share = (rare: 'real' | 'heavy') => {
			const names = Array.from({ length: 1000 }, (_, i) => {
				return inventPerson(new Random(`rare/${i}`), { rare, race: '汉' }).name;
			});
			return names.filter((name) => [...name].some((one) => rareCharacters.has(one))).length / 1000;
		};
		expect(share('real')).toBeLessThan(0.08);
		expect(share('real')).toBeGreaterThan(0);
		expect(share('heavy')).toBeGreaterThan(0.7);
	});

	test('live in a real region and have addresses of one to three lines', () => {
		const lines = new Set<number>();
		for (const { person } of people) {
			const { province, county } = person.county;
			expect(person.address.startsWith(province) || person.address.startsWith(county)).toBe(true);
			expect(person.address).toContain(county);
			lines.add(breakLines(person.address, ADDRESS_LINES.units).length);
		}
		expect([...lines].sort()).toEqual([1, 2, 3]);
	});
});

describe('issued cards', () => {
	test.each([
		[0, 5],
		[15, 5],
		[16, 10],
		[25, 10],
		[26, 20],
		[45, 20],
		[46, undefined],
		[90, undefined],
	])('at age %i are valid for %s years', (age, years) => {
		expect(RESIDENT_RULE.validYears(age)).toBe(years);
	});

	test.each([
		['2000-05-06', '2016-05-05', 15],
		['2000-05-06', '2016-05-06', 16],
	])('count full years: born %s, on %s', (birth, day, age) => {
		expect(ageOn(birth, day)).toBe(age);
	});

	test('have a legal period for the age at issue, with every length occurring', () => {
		const lengths = new Set<number | string>();
		for (const { person, issue } of people) {
			const age = ageOn(person.birth, issue.start);
			expect(age).toBeGreaterThanOrEqual(0);
			expect(isCalendarDate(...datePartsOf(issue.start))).toBe(true);
			if (issue.end === LONG_TERM) {
				expect(age).toBeGreaterThanOrEqual(46);
				lengths.add(LONG_TERM);
				continue;
			}
			const years = Number(issue.end.slice(0, 4)) - Number(issue.start.slice(0, 4));
			expect(years).toBe(RESIDENT_RULE.validYears(age));
			expect(issue.end.slice(4)).toBe(issue.start.slice(4));
			lengths.add(years);
		}
		expect(lengths).toEqual(new Set([5, 10, 20, LONG_TERM]));
	});

	test('have a police authority, some with a branch and some too long for one line', () => {
		const authorities = people.map(({ issue }) => issue.authority);
		for (const authority of authorities) expect(authority).toMatch(/公安局(.+分局)?$/);
		expect(authorities.some((authority) => authority.endsWith('分局'))).toBe(true);
		expect(authorities.some((authority) => authority.length > 12)).toBe(true);
	});
});

function datePartsOf(date: string): [number, number, number] {
	const [year, month, day] = date.split('-').map(Number);
	return [year, month, day];
}
