import { LONG_TERM } from '../../../domain/calendar-date.ts';
import { ETHNIC_GROUPS } from '../../../domain/ethnic-group.ts';
import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { numbered } from '../../support/numbered.mts';
import { inventAddress } from '../../support/people/address.mts';
import { type County, pickCounty } from '../../support/people/county.mts';
import { ageOn, authorityOf, inventIssue, RESIDENT_RULE } from '../../support/people/issue.mts';
import { COMMON_GIVEN_CHARACTERS } from '../../support/people/name-lists.mts';
import { inventPerson, type Person } from '../../support/people/person.mts';
import type { Random } from '../../support/random.mts';

/** Both sides as they are printed. */
export interface DrawnCard {
	front: IdCardFields;
	back: IdCardFields;
}

export interface DrawnOwner {
	name: string;
	idNumber: string;
	/** Of the mobile phone, which no card prints. */
	phone: string;
	/** One, or the old one and the renewed one. */
	cards: DrawnCard[];
}

export interface PeopleSettings {
	people: number;
	/** Whether all are from one county. */
	places: 'one' | 'many';
	/** Share of the people who are of the household of the person before. */
	kinship: number;
	/** People who also have an old card. */
	renewed: number;
}

interface Member extends Person {
	/** First day of validity. */
	start: string;
}

/** Draws people, each with a name of their own; households stand together. */
export function drawPeople(random: Random, settings: PeopleSettings): DrawnOwner[] {
	const pool = Array.from({ length: random.integer(1, 6) }, () => pickCounty(random));
	const members: Member[] = [];
	while (members.length < settings.people) {
		const before = members.at(-1);
		const isRelative = before !== undefined && random.chance(settings.kinship);
		const member = isRelative ? relativeOf(random, before) : strangerFrom(random, pool, settings);
		if (members.every(({ name }) => name !== member.name)) members.push(member);
	}
	const authorities = new Map<string, string>();
	const owners = members.map((member) => ownerOf(random, member, authorities));
	for (let i = 0; i < settings.renewed; i++) {
		addOldCard(random, random.pick(members), members, owners);
	}
	return owners;
}

function strangerFrom(random: Random, pool: readonly County[], { places }: PeopleSettings): Member {
	const isOfPool = places === 'one' || random.chance(0.6);
	const county = isOfPool ? (places === 'one' ? pool[0] : random.pick(pool)) : undefined;
	const race = random.chance(0.06) ? random.pick(ETHNIC_GROUPS) : '汉';
	const home = county && { county, address: inventAddress(random, county) };
	const person = inventPerson(random, { rare: 'real', race, home });
	return { ...person, start: inventIssue(random, person).start };
}

type Kinship = 'spouse' | 'child' | 'parent' | 'sibling';

const YEARS_YOUNGER: Readonly<Record<Kinship, readonly [number, number]>> = {
	spouse: [-3, 4],
	child: [21, 36],
	parent: [-36, -21],
	sibling: [-7, 7],
};

/** A member of the same household; often its cards were issued on one day. */
function relativeOf(random: Random, member: Member): Member {
	const kinship = random.pick<Kinship>(['spouse', 'spouse', 'child', 'child', 'parent', 'sibling']);
	const year = yearOf(member.birth) + random.integer(...YEARS_YOUNGER[kinship]);
	const isAdult = yearOf(member.birth) < 2003;
	if (year < 1930 || year > 2024 || (kinship === 'spouse' && !isAdult)) {
		return relativeOf(random, member);
	}
	const { county, address, race } = member;
	const invented = inventPerson(random, { rare: 'real', race, home: { county, address } });
	const gender = kinship !== 'spouse' ? invented.gender : member.gender === '男' ? '女' : '男';
	const birth = onSomeDay(random, year);
	const sharesSurname = race === '汉' && kinship !== 'spouse' && random.chance(0.8);
	const digit = random.integer(0, 4) * 2 + (gender === '男' ? 1 : 0);
	const { idNumber } = invented;
	const first17 = `${idNumber.slice(0, 6)}${birth.replaceAll('-', '')}${idNumber.slice(14, 16)}${digit}`;
	const person: Person = {
		...invented,
		gender,
		birth,
		name: sharesSurname ? member.name[0] + invented.name.slice(1) : invented.name,
		idNumber: numbered(first17),
	};
	const isTogether = random.chance(0.35) && yearOf(birth) < yearOf(member.start);
	return { ...person, start: isTogether ? member.start : inventIssue(random, person).start };
}

const yearOf = (date: string): number => Number(date.slice(0, 4));

function onSomeDay(random: Random, year: number): string {
	const [month, day] = [random.integer(1, 12), random.integer(1, 28)];
	return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

function ownerOf(random: Random, member: Member, authorities: Map<string, string>): DrawnOwner {
	const { name, idNumber, gender, race, birth, address, county, start } = member;
	const authority = authorities.get(county.code) ?? authorityOf(random, county);
	authorities.set(county.code, authority);
	const front = {
		...emptyIdCardFields(),
		side: 1 as const,
		identity_name: name,
		identity_code: idNumber,
		gender,
		race,
		birth,
		address,
	};
	const back = { ...emptyIdCardFields(), side: 0 as const, issued_by: authority };
	const phone = `1${random.pick([3, 5, 7, 8, 9])}${random.integer(100_000_000, 999_999_999)}`;
	return { name, idNumber, phone, cards: [{ front, back: { ...back, ...period(birth, start) } }] };
}

function period(birth: string, start: string) {
	const years = RESIDENT_RULE.validYears(ageOn(birth, start));
	const end = years === undefined ? LONG_TERM : `${yearOf(start) + years}${start.slice(4)}`;
	return { valid_date_start: start, valid_date_end: end };
}

/** Gives somebody an older card, if their card is not the first they can have had. */
function addOldCard(random: Random, member: Member, members: Member[], owners: DrawnOwner[]): void {
	const { cards } = owners[members.indexOf(member)];
	const earliest = Math.max(RESIDENT_RULE.firstYear, yearOf(member.birth) + 1);
	const latest = yearOf(member.start) - 3;
	if (cards.length > 1 || latest < earliest) return;
	const start = onSomeDay(random, random.integer(Math.max(earliest, latest - 12), latest));
	const [{ front, back }] = cards;
	const address = random.chance(0.5) ? inventAddress(random, member.county) : front.address;
	cards.unshift({
		front: { ...front, address },
		back: { ...back, ...period(member.birth, start) },
	});
}

export function rename(owner: DrawnOwner, name: string): void {
	owner.name = name;
	for (const { front } of owner.cards) front.identity_name = name;
}

/** A name that begins with the other, as 王伟国 with 王伟. */
export function longerName(random: Random, name: string): string {
	return name + random.pick(COMMON_GIVEN_CHARACTERS);
}

/** The name with another character in one place. */
export function mistyped(random: Random, name: string): string {
	const at = random.integer(Math.min(1, name.length - 1), name.length - 1);
	return name.slice(0, at) + random.pick(COMMON_GIVEN_CHARACTERS) + name.slice(at + 1);
}
