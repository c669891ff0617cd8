import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import type { Heap } from '../../../domain/match-sides/match-heap.ts';
import type { ItemSide } from '../../../domain/match-sides/distinct-sides.ts';
import { type County, pickCounty } from '../../support/people/county.mts';
import { ageOn, authorityOf, inventIssue } from '../../support/people/issue.mts';
import { inventPerson } from '../../support/people/person.mts';
import { Random } from '../../support/random.mts';

/** A person's card, as it is printed. */
interface DrawnCard {
	county: County;
	front: IdCardFields;
	back: IdCardFields;
}

/** How the heap of a seed is spoilt. */
export interface HeapFaults {
	/** Share of the sides that are not in the heap. */
	missing: number;
	/** Whether there is an unread image for each of them. */
	known?: boolean;
	/** Share of the sides of which something was not read, or read wrong. */
	misread: number;
	/** Share of the sides that are in the heap twice. */
	twice: number;
}

/** A heap and what it was drawn from. */
export interface DrawnHeap extends Heap {
	/** The true back of each front's item, as printed. */
	backOf: Map<number, IdCardFields>;
	people: number;
}

/** Draws the cards of 2 to 50 people, many of one place, some of one household, in any order. */
export function drawHeap(seed: string, { missing, known, misread, twice }: HeapFaults): DrawnHeap {
	const random = new Random(seed);
	const cards = drawCards(random);
	const sides: Array<{ owner: number; side: 1 | 0; fields: IdCardFields }> = [];
	let absent = 0;
	cards.forEach((card, owner) => {
		for (const side of [1, 0] as const) {
			if (random.chance(missing)) {
				absent++;
				continue;
			}
			const copies = random.chance(twice) ? 2 : 1;
			for (let copy = 0; copy < copies; copy++) {
				const printed = side === 1 ? card.front : card.back;
				const fields = random.chance(misread) ? spoilt(random, printed) : { ...printed };
				sides.push({ owner, side, fields });
			}
		}
	});
	const order = sides.map((one) => ({ one, at: random.next() })).sort((a, b) => a.at - b.at);
	const items = order.map(({ one }, itemIndex) => ({ ...one, itemIndex }));
	const of = (side: 1 | 0): ItemSide[] => items.filter((one) => one.side === side);
	return {
		fronts: of(1),
		backs: of(0),
		whole: [],
		unread: known === true ? absent : 0,
		backOf: new Map(items.map(({ itemIndex, owner }) => [itemIndex, cards[owner].back])),
		people: cards.length,
	};
}

function drawCards(random: Random): DrawnCard[] {
	const people = random.integer(2, 50);
	const homes = Array.from({ length: random.integer(1, 6) }, () => pickCounty(random));
	const cards: DrawnCard[] = [];
	while (cards.length < people) {
		const relative = cards.length > 0 && random.chance(0.4) ? random.pick(cards) : undefined;
		const home = relative?.county ?? (random.chance(0.6) ? random.pick(homes) : undefined);
		cards.push(drawCard(random, home, relative));
	}
	return cards;
}

function drawCard(random: Random, home?: County, relative?: DrawnCard): DrawnCard {
	const region = home && home.province + home.prefecture + home.county;
	const person = inventPerson(random, { rare: 'real', race: '汉', region });
	const issue = inventIssue(random, person);
	// Relatives often go to the office together.
	const start =
		relative !== undefined && random.chance(0.5) ? relative.back.valid_date_start : null;
	const together =
		start !== null && person.birth < start ? inPeriod(person.birth, start) : undefined;
	return {
		county: person.county,
		front: {
			...emptyIdCardFields(),
			side: 1,
			identity_name: person.name,
			identity_code: person.idNumber,
			gender: person.gender,
			race: person.race,
			birth: person.birth,
			address: relative?.front.address ?? person.address,
		},
		back: {
			...emptyIdCardFields(),
			side: 0,
			issued_by: relative?.back.issued_by ?? authorityOf(random, person.county),
			valid_date_start: together?.start ?? issue.start,
			valid_date_end: together?.end ?? issue.end,
		},
	};
}

/** The law's years of validity by the age on the first day. */
function inPeriod(birth: string, start: string): { start: string; end: string } {
	const age = ageOn(birth, start);
	const years = age < 16 ? 5 : age <= 25 ? 10 : age <= 45 ? 20 : undefined;
	const end = years && `${Number(start.slice(0, 4)) + years}${start.slice(4)}`;
	return { start, end: end ?? '长期' };
}

const SPOILABLE = {
	1: ['identity_code', 'birth', 'address'],
	0: ['issued_by', 'valid_date_start', 'valid_date_end'],
} as const;

function spoilt(random: Random, printed: IdCardFields): IdCardFields {
	const name = random.pick(SPOILABLE[printed.side!]);
	const value = printed[name]!;
	const isDigits = /\d/.test(value) && name !== 'address';
	if (!isDigits || random.chance(0.4)) return { ...printed, [name]: null };
	const places = [...value.matchAll(/\d/g)].map(({ index }) => index);
	const at = random.pick(places);
	const digit = (Number(value[at]) + random.integer(1, 9)) % 10;
	return { ...printed, [name]: value.slice(0, at) + digit + value.slice(at + 1) };
}
