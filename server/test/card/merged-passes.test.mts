import { describe, expect, test } from '@jest/globals';

import type { TextLine } from '../../src/ocr/text-line.mts';
import { isDoubtful } from '../../src/card/doubts.mts';
import { cardsIn, fieldsOf } from './read.mts';
import { changed, emblemLines, line, portraitLines } from './card-lines.mts';

const ADDRESS = '上海市黄浦区人民大道';
const AUTHORITY = '上海市公安局黄浦分局';
const ROW_END = { [ADDRESS]: [line(`${ADDRESS}南`, 120, 200)] };

/** The card's lines with full rows and with some of them exchanged. */
const cardWith = (change: Record<string, ReturnType<typeof line>[]>) =>
	changed(portraitLines(), { ...ROW_END, ...change });

/** The card with another name, with that confidence. */
const named = (name: string, probability: number) =>
	cardWith({ 于雨薇: [line(name, 120, 50, { probability })] });

/** The card with an address of the given rows. */
const addressed = (row: string, last: string) =>
	cardWith({ [ADDRESS]: [line(row, 120, 200)], '200号3室': [line(last, 120, 230)] });

/** The card with an address whose first row has a low confidence. */
const lowConfidence = (row: string) =>
	cardWith({
		[ADDRESS]: [line(row, 120, 200, { probability: 0.6 })],
		'200号3室': [line('16号楼1204', 120, 230)],
	});

/** The emblem side with another authority. */
const issuedBy = (authority: string) =>
	changed(emblemLines(), { [AUTHORITY]: [line(authority, 200, 250)] });

const lowConfidenceNumber = cardWith({
	'310101199001011242': [line('310101199001011242', 200, 320, { probability: 0.5 })],
});

const ROW = '上海市黄浦区人民大道南';

test.each([
	['a name of high confidence', named('于雨薇', 0.9), false],
	['a name of low confidence', named('于雨薇', 0.6), true],
	['a number with a valid check character', lowConfidenceNumber, false],
	['a row that is full', addressed(ROW, '200号3室'), false],
	['a row that lacks a character', addressed('上海市黄浦区人民大道', '200号3室'), true],
	['a row with half a character to spare', addressed('上海市黄浦区人民大道1', '3号'), false],
	['a full last row that may continue', addressed(ROW, '南京东路老新村200号3栋'), true],
	[
		'a full last row with a number that may continue',
		addressed(ROW, '京东路老新村20号楼1204'),
		true,
	],
	['a full last row that is complete', addressed(ROW, '南京东路老新村2号楼3室'), false],
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
])('%s', (_, lines, expected) => {
	expect(isDoubtful(cardsIn(lines)[0])).toBe(expected);
});

describe('of several passes', () => {
	/** A name of which the second character may be another one. */
	const either = (name: string, probability: number, other: string) =>
		cardWith({
			于雨薇: [line(name, 120, 50, { probability, alternatives: { 1: [[other, 0.3]] } })],
		});
	const nameOf = (...passes: TextLine[][]) => fieldsOf(...passes)[0].identity_name;

	test('those that read the same name outvote one of more confidence', () => {
		const [one, other] = [named('于雨薇', 0.7), named('于雪薇', 0.75)];
		expect(nameOf(one, one, other)).toBe('于雨薇');
		expect(nameOf(other, one, one)).toBe('于雨薇');
	});

	test('a clear one outvotes two that hardly read anything', () => {
		const unsure = named('于雪薇', 0.3);
		expect(nameOf(unsure, unsure, named('于雨薇', 0.99))).toBe('于雨薇');
	});

	test('what others nearly read counts', () => {
		const passes = [
			either('于雨薇', 0.6, '雪'),
			either('于霄薇', 0.65, '雪'),
			named('于雪薇', 0.6),
		];
		expect(nameOf(...passes)).toBe('于雪薇');
	});

	test('a speck takes no vote away', () => {
		const most = named('于雨薇', 0.75);
		expect(nameOf(named('于雪薇。', 0.7), most, most)).toBe('于雨薇');
	});

	test('a lost dot takes no vote away', () => {
		const period = (text: string, probability: number) =>
			changed(emblemLines(), {
				'2017.08.12-2037.08.12': [line(text, 200, 320, { probability })],
			});
		const most = period('20170812-20370812', 0.9);
		expect(fieldsOf(period('2017.08.12-2087.08.12', 0.75), most, most)).toMatchObject([
			{ valid_date_end: '2037-08-12' },
		]);
	});
});

describe('of two passes', () => {
	test.each([
		['the more confident one', named('于雨微', 0.6), named('于雨薇', 0.9), '于雨薇'],
		[
			'the more confident one though it came first',
			named('于雨薇', 0.9),
			named('于雨微', 0.6),
			'于雨薇',
		],
		['the first of equally confident ones', named('于雨薇', 0.6), named('于雨微', 0.6), '于雨薇'],
		['the first where one has fewer characters', named('于雨薇', 0.6), named('于雨', 1), '于雨薇'],
	])('%s gives the name', (_, first, second, name) => {
		expect(fieldsOf(first, second)).toMatchObject([{ identity_name: name }]);
	});

	const cut = addressed('上海市黄浦区人民大道', '200号3室');
	const whole = addressed(ROW, '200号3室');
	const lowConfidenceEnd = cardWith({
		'200号3室': [line('200号3室', 120, 230, { probability: 0.5 })],
	});
	test.each([
		['the complete one', cut, whole, `${ROW}200号3室`],
		['the complete one though it came first', whole, cut, `${ROW}200号3室`],
		['the one that extends it', addressed(ROW, '1'), addressed(ROW, '16'), `${ROW}16`],
		[
			'the longer one where neither extends the other',
			addressed(ROW, '1'),
			addressed(ROW, '26'),
			`${ROW}26`,
		],
		[
			'the complete one though it is shorter',
			addressed(ROW, '123'),
			addressed(ROW, '3室'),
			`${ROW}3室`,
		],
		[
			'the complete one though less confident',
			addressed(ROW, '200号3'),
			lowConfidenceEnd,
			`${ROW}200号3室`,
		],
		[
			'the confident one though it has one character less',
			lowConfidence('上海市黄浦区人民火造道南'),
			addressed(ROW, '16号楼1204'),
			`${ROW}16号楼1204`,
		],
		[
			'the confident one though both lack the end of a row',
			cardWith({
				[ADDRESS]: [line('上海市黄浦区', 120, 200)],
				'200号3室': [line('大首206号8号', 120, 230, { probability: 0.5 })],
			}),
			addressed('上海市黄浦区', '大道206号附8号'),
			'上海市黄浦区大道206号附8号',
		],
		[
			'the first where the other lacks a row',
			lowConfidence(ROW),
			addressed('上海市黄浦区入民大道南', '3号'),
			`${ROW}16号楼1204`,
		],
	])('%s gives the address', (_, first, second, address) => {
		expect(fieldsOf(first, second)).toMatchObject([{ address }]);
	});

	test('the complete one gives the authority', () => {
		const passes = [issuedBy('上海市黄浦区公安'), issuedBy('上海市黄浦区公安局')] as const;
		expect(fieldsOf(...passes)).toMatchObject([{ issued_by: '上海市黄浦区公安局' }]);
	});

	test('an authority is extended to one that begins with a place', () => {
		const beginning = [issuedBy('葛市公安局'), issuedBy('河南省长葛市公安局')] as const;
		expect(fieldsOf(...beginning)).toMatchObject([{ issued_by: '河南省长葛市公安局' }]);
	});

	test('of several that extend it the complete one gives the address', () => {
		const passes = ['1', '16', '16号2室'].map((end) => addressed(ROW, end));
		expect(fieldsOf(...passes)).toMatchObject([{ address: `${ROW}16号2室` }]);
	});

	test('a complete one wins over a more confident truncated one of equal length', () => {
		const truncatedButConfident = issuedBy('上海市黄浦区内公安');
		const completeWithLowConfidence = changed(emblemLines(), {
			[AUTHORITY]: [line('上海市黄浦区公安局', 200, 250, { probability: 0.5 })],
		});
		expect(fieldsOf(completeWithLowConfidence, truncatedButConfident)).toMatchObject([
			{ issued_by: '上海市黄浦区公安局' },
		]);
	});
});
