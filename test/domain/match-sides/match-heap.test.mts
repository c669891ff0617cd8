import { describe, expect, test } from '@jest/globals';

import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { checkCharacter } from '../../../domain/id-number.ts';
import {
	type HeapKnowledge,
	matchHeap,
	type MissingSides,
} from '../../../domain/match-sides/match-heap.ts';
import { fieldsOf } from '../../../domain/result/found-side.ts';

/** A front of someone in 黄浦, born in this year. */
function front(name: string, year: number, more: Partial<IdCardFields> = {}): IdCardFields {
	const first17 = `310101${year}0101${name === '甲' ? '123' : '127'}`;
	return {
		...emptyIdCardFields(),
		side: 1,
		identity_name: name,
		identity_code: first17 + checkCharacter(first17),
		birth: `${year}-01-01`,
		address: '上海市黄浦区样本路1号',
		...more,
	};
}

/** A back of 黄浦 that begins on this day. */
function back(start: string, years: number, more: Partial<IdCardFields> = {}): IdCardFields {
	return {
		...emptyIdCardFields(),
		side: 0,
		issued_by: '上海市公安局黄浦分局',
		valid_date_start: start,
		valid_date_end: `${Number(start.slice(0, 4)) + years}${start.slice(4)}`,
		...more,
	};
}

const CHILD = front('甲', 2015);
/** One digit of the child's number is wrong. */
const UNSOUND = CHILD.identity_code!.replace('310101', '310107');
const PARENT = front('乙', 1985);
const OF_CHILD = back('2022-03-04', 5);
const OF_PARENT = back('2019-06-07', 20);

/** Matches the sides; what is matched and what is not, by the places of the sides in the list. */
function match(
	sides: readonly IdCardFields[],
	{
		missing = 'none',
		unread = 0,
		ofOnePerson = false,
	}: Partial<HeapKnowledge> & {
		missing?: MissingSides;
		unread?: number;
	} = {},
) {
	const items = sides.map((fields, itemIndex) => ({ itemIndex, fields }));
	const heap = {
		fronts: items.filter(({ fields }) => fields.side === 1),
		backs: items.filter(({ fields }) => fields.side === 0),
		whole: items.filter(({ fields }) => fields.side === null),
		unread,
	};
	const { people, alone } = matchHeap(heap, { missing, ofOnePerson });
	return {
		people: people.map(({ itemIndexes }) => itemIndexes),
		alone: Object.fromEntries(
			alone.map(({ side, problem, candidates }) => [
				side.itemIndex,
				[problem, ...candidates.map(({ itemIndex }) => itemIndex)],
			]),
		),
	};
}

test('what fits several cards is settled by those that fit one', () => {
	// At 26 a card may be valid for 10 or 20 years.
	const young = front('丙', 1996);
	const ofYoung = back('2022-05-06', 10);
	expect(match([PARENT, young, OF_PARENT, ofYoung]).people).toEqual([
		[0, 2],
		[1, 3],
	]);
});

test('equal backs of relatives who applied together are of both', () => {
	const sides = [PARENT, front('丙', 1986), OF_PARENT, OF_PARENT];
	expect(match(sides).people).toEqual([
		[0, 2, 3],
		[1, 2, 3],
	]);
});

test('a side that was photographed twice counts once', () => {
	expect(match([PARENT, PARENT, OF_PARENT, OF_PARENT]).people).toEqual([[0, 1, 2, 3]]);
});

describe('a side that was photographed twice and read differently proves nothing', () => {
	test.each<[string, IdCardFields[]]>([
		['number', [PARENT, front('乙', 1985, { identity_code: '310101198501011277' })]],
		['name', [PARENT, front('己', 1985)]],
		['date', [back('2019-06-07', 20), back('2019-06-01', 20, { valid_date_end: '2039-06-07' })]],
		['authority', [OF_PARENT, { ...OF_PARENT, issued_by: null }]],
	])('%s', (_, twice) => {
		const more =
			twice[0].side === 1 ? [OF_PARENT, back('2011-10-12', 20)] : [PARENT, front('丙', 1986)];
		const { people, alone } = match([...twice, ...more]);
		expect(people).toEqual([]);
		expect(Object.values(alone).map(([problem]) => problem)).toEqual(Array(4).fill('read-twice'));
	});
});

test('a side that a whole card shows again leaves its own other side to nobody', () => {
	const whole = { ...fieldsOf(PARENT, OF_PARENT), side: null };
	const ofRelative = back('2011-10-12', 20);
	expect(match([whole, PARENT, ofRelative], { missing: 'few' })).toEqual({
		people: [],
		alone: { 1: ['read-twice', 0], 2: ['no-other-side'] },
	});
	expect(match([whole, CHILD, OF_CHILD], { missing: 'few' }).people).toEqual([[1, 2]]);
});

describe('with a side missing', () => {
	const sides = [CHILD, OF_CHILD, PARENT, front('丙', 1986), OF_PARENT];

	test('nothing is matched if none may be', () => {
		expect(match(sides)).toEqual({
			people: [],
			alone: {
				0: ['other-side-may-be-missing', 1],
				1: ['other-side-may-be-missing', 0],
				2: ['side-missing', 4],
				3: ['side-missing', 4],
				4: ['side-missing', 2, 3],
			},
		});
	});

	test.each([
		{ missing: 'few', unread: 0 },
		{ missing: 'none', unread: 1 },
	] as const)('only those that it fits stay alone, with %j', (knowledge) => {
		const { people, alone } = match(sides, knowledge);
		expect(people).toEqual([[0, 1]]);
		expect(Object.keys(alone)).toEqual(['2', '3', '4']);
	});

	test('nothing is matched if any may be, but a group of one front and one back', () => {
		expect(match([CHILD, OF_CHILD], { missing: 'any' }).people).toEqual([]);
		expect(match([CHILD, OF_CHILD], { missing: 'any', ofOnePerson: true }).people).toEqual([
			[0, 1],
		]);
		expect(match([CHILD, OF_PARENT], { missing: 'any', ofOnePerson: true }).people).toEqual([]);
	});

	test('unread images that explain a gap count only if as few as possible are missing', () => {
		const more = [...sides, front('戊', 1980, { address: '广东省肇庆市广宁县样本路1号' })];
		expect(match(more, { unread: 2 }).people).toEqual([]);
		expect(match(more, { missing: 'few', unread: 2 }).people).toEqual([[0, 1]]);
		expect(match(more, { missing: 'few', unread: 4 }).people).toEqual([]);
	});

	test('one is enough where equal backs may be of one card', () => {
		const sides = [PARENT, front('丙', 1986), OF_PARENT, OF_PARENT];
		expect(match(sides, { unread: 1 }).people).toEqual([]);
	});
});

describe('a pair that is left over is not enough', () => {
	test.each<[string, IdCardFields, IdCardFields]>([
		['without an address', { ...CHILD, address: null }, OF_CHILD],
		['without a birth that the number confirms', { ...CHILD, birth: '2016-01-01' }, OF_CHILD],
		['with a number that is not sound', { ...CHILD, identity_code: UNSOUND }, OF_CHILD],
		['without an authority', CHILD, { ...OF_CHILD, issued_by: null }],
		['with a date before there were such cards', PARENT, back('2001-06-07', 20)],
		['without a date', CHILD, { ...OF_CHILD, valid_date_start: null }],
	])('%s', (_, one, other) => {
		const { people, alone } = match([one, other]);
		expect(people).toEqual([]);
		expect(alone[0]).toEqual(['not-confirmed', 1]);
	});
});

test('a misread birth rules nothing out', () => {
	const misread = { ...CHILD, birth: '1985-01-01', identity_code: UNSOUND };
	expect(match([misread, OF_CHILD]).alone[0]).toEqual(['not-confirmed', 1]);
});

test('another place and another age fit nothing', () => {
	const elsewhere = back('2022-03-04', 5, { issued_by: '广宁县公安局' });
	expect(match([CHILD, elsewhere]).alone).toEqual({ 0: ['no-other-side'], 1: ['no-other-side'] });
	expect(match([CHILD, OF_PARENT]).alone).toEqual({ 0: ['no-other-side'], 1: ['no-other-side'] });
});
