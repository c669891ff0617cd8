import { describe, expect, test } from '@jest/globals';

import { isUnsure } from '../../src/card/doubts.mts';
import { joinedLooks } from '../../src/card/joined-looks.mts';
import { readSourcedCard } from '../../src/card/read-card.mts';
import { changed, emblemLines, line, portraitLines } from './card-lines.mts';

const ADDRESS = '上海市黄浦区人民大道';
const AUTHORITY = '上海市公安局黄浦分局';
const ROW_END = { [ADDRESS]: [line(`${ADDRESS}南`, 120, 200)] };

/** The card with full rows and with lines of it exchanged. */
const cardWith = (change: Record<string, ReturnType<typeof line>[]>) =>
	readSourcedCard(changed(portraitLines(), { ...ROW_END, ...change }))!;

/** The card with another name, read that surely. */
const named = (name: string, probability: number) =>
	cardWith({ 于雨薇: [line(name, 160, 50, { probability })] });

/** The card with an address of the given rows. */
const addressed = (row: string, last: string) =>
	cardWith({ [ADDRESS]: [line(row, 120, 200)], '200号3室': [line(last, 120, 230)] });

/** The card with an address whose first row was read with doubt. */
const doubtful = (row: string) =>
	cardWith({
		[ADDRESS]: [line(row, 120, 200, { probability: 0.6 })],
		'200号3室': [line('16号楼1204', 120, 230)],
	});

/** The emblem side with another authority. */
const issuedBy = (authority: string) =>
	readSourcedCard(changed(emblemLines(), { [AUTHORITY]: [line(authority, 200, 250)] }))!;

const numberUnsure = cardWith({
	'310101199001011242': [line('310101199001011242', 300, 380, { probability: 0.5 })],
});

const ROW = '上海市黄浦区人民大道南';

test.each([
	['a name read surely', named('于雨薇', 0.9), false],
	['a name read with doubt', named('于雨薇', 0.6), true],
	['a number that proves itself', numberUnsure, false],
	['a row that is full', addressed(ROW, '200号3室'), false],
	['a row that lacks a character', addressed('上海市黄浦区人民大道', '200号3室'), true],
	['a row with half a character to spare', addressed('上海市黄浦区人民大道1', '3号'), false],
	['a full last row that may go on', addressed(ROW, '南京东路老新村200号3栋'), true],
	['a full last row of which a figure may go on', addressed(ROW, '京东路老新村20号楼1204'), true],
	['a full last row that has come to its end', addressed(ROW, '南京东路老新村2号楼3室'), false],
	['a house without its 号', addressed(ROW, '南京东路16'), true],
	['a room', addressed(ROW, '16号楼1204'), false],
	['an authority', issuedBy('上海市公安局黄浦分局'), false],
	['an authority without its end', issuedBy('上海市黄浦区公安'), true],
	['an authority without its last character', issuedBy('上海市公安局黄浦分'), true],
	['an authority that ends in the middle', issuedBy('上海市公安局黄浦'), true],
	['an address without a place', addressed('人民大道三百号十一弄口', '3006房'), true],
	['an authority without its beginning', issuedBy('葛市公安局'), true],
	['an authority of the whole country', issuedBy('国家移民管理局'), false],
	['an authority with a speck behind it', issuedBy('上海市黄浦区公安·'), true],
	['an address with a speck behind it', addressed(ROW, '南京东路16。'), true],
])('%s', (_, card, unsure) => {
	expect(isUnsure(card)).toBe(unsure);
});

describe('of two looks', () => {
	test.each([
		['the surer one', named('于雨微', 0.6), named('于雨薇', 0.9), '于雨薇'],
		['the surer one though it came first', named('于雨薇', 0.9), named('于雨微', 0.6), '于雨薇'],
		['the first where none is surer', named('于雨薇', 0.6), named('于雨微', 0.6), '于雨薇'],
		['the first though another is surer', named('于雨薇', 0.7), named('于雨微而', 1), '于雨薇'],
		['the first where one has fewer characters', named('于雨薇', 0.6), named('于雨', 1), '于雨薇'],
	])('%s gives the name', (_, first, second, name) => {
		expect(joinedLooks([first, second])).toMatchObject({ identity_name: name });
	});

	const cut = addressed('上海市黄浦区人民大道', '200号3室');
	const whole = addressed(ROW, '200号3室');
	const unsureEnd = cardWith({
		'200号3室': [line('200号3室', 120, 230, { probability: 0.5 })],
	});
	test.each([
		['the whole one', cut, whole, `${ROW}200号3室`],
		['the whole one though it came first', whole, cut, `${ROW}200号3室`],
		['the one that goes on', addressed(ROW, '1'), addressed(ROW, '16'), `${ROW}16`],
		['the first where neither goes on', addressed(ROW, '1'), addressed(ROW, '26'), `${ROW}1`],
		[
			'the first where the other is whole but shorter',
			addressed(ROW, '123'),
			addressed(ROW, '3室'),
			`${ROW}123`,
		],
		[
			'the one with its end though less sure',
			addressed(ROW, '200号3'),
			unsureEnd,
			`${ROW}200号3室`,
		],
		[
			'the sure one though it has one less',
			doubtful('上海市黄浦区人民火造道南'),
			addressed(ROW, '16号楼1204'),
			`${ROW}16号楼1204`,
		],
		[
			'the sure one though both lack the end of a row',
			cardWith({
				[ADDRESS]: [line('上海市黄浦区', 120, 200)],
				'200号3室': [line('大首206号8号', 120, 230, { probability: 0.5 })],
			}),
			addressed('上海市黄浦区', '大道206号附8号'),
			'上海市黄浦区大道206号附8号',
		],
		[
			'the first where the other lacks a row',
			doubtful(ROW),
			addressed('上海市黄浦区入民大道南', '3号'),
			`${ROW}16号楼1204`,
		],
	])('%s gives the address', (_, first, second, address) => {
		expect(joinedLooks([first, second])).toMatchObject({ address });
	});

	test('the one with its end gives the authority', () => {
		const looks = [issuedBy('上海市黄浦区公安'), issuedBy('上海市黄浦区公安局')] as const;
		expect(joinedLooks(looks)).toMatchObject({ issued_by: '上海市黄浦区公安局' });
	});

	test('of authorities one that begins with a place stands, and none that merely has more', () => {
		const beginning = [issuedBy('葛市公安局'), issuedBy('河南省长葛市公安局')] as const;
		expect(joinedLooks(beginning)).toMatchObject({ issued_by: '河南省长葛市公安局' });
		const more = [issuedBy('大庆油田公安局'), issuedBy('大庆油田公安一局')] as const;
		expect(joinedLooks(more)).toMatchObject({ issued_by: '大庆油田公安局' });
	});

	test('of several that go on the whole one gives the address', () => {
		const looks = ['1', '16', '16号2室'].map((end) => addressed(ROW, end));
		expect(joinedLooks(looks)).toMatchObject({ address: `${ROW}16号2室` });
	});

	test('one that lacks more does not give it', () => {
		const looks = [issuedBy('上海市黄浦区公安'), issuedBy('上海市公安局')] as const;
		expect(joinedLooks(looks)).toMatchObject({ issued_by: '上海市黄浦区公安' });
	});

	test('one with its end stands though one of as many characters, without its end, is surer', () => {
		const cutButSure = issuedBy('上海市黄浦区内公安');
		const wholeButUnsure = readSourcedCard(
			changed(emblemLines(), {
				[AUTHORITY]: [line('上海市黄浦区公安局', 200, 250, { probability: 0.5 })],
			}),
		);
		expect(joinedLooks([wholeButUnsure, cutButSure])).toMatchObject({
			issued_by: '上海市黄浦区公安局',
		});
	});
});
