import { describe, expect, test } from '@jest/globals';

import type { TextLine } from '../../../src/ocr/text-line.mts';
import { fieldsOf } from '../read.mts';
import { addressed, cardWith, named, ROW } from '../changed-cards.mts';
import { emblemLines, line } from '../card-lines.mts';

/** The portrait side with an address whose first row was read with doubt. */
const doubtful = (row: string) => addressed(row, '16号楼1204', 0.6);

describe('several passes over one card', () => {
	/** The card with a name whose second character has an alternative. */
	const either = (name: string, probability: number, other: string) =>
		cardWith({
			于雨薇: [name, { probability, alternatives: { 1: [[other, 0.3]] } }],
		});
	const nameOf = (...passes: TextLine[][]) => fieldsOf(...passes)[0].identity_name;

	test('two that read the same name outvote a more confident one', () => {
		const [one, other] = [named('于雨薇', 0.7), named('于雪薇', 0.75)];
		expect(nameOf(one, one, other)).toBe('于雨薇');
		expect(nameOf(other, one, one)).toBe('于雨薇');
	});

	test('a clear one outvotes two that read the name with little confidence', () => {
		const unsure = named('于雪薇', 0.3);
		expect(nameOf(unsure, unsure, named('于雨薇', 0.99))).toBe('于雨薇');
	});

	test('alternatives of other readings count as votes', () => {
		const passes = [
			either('于雨薇', 0.6, '雪'),
			either('于霄薇', 0.65, '雪'),
			named('于雪薇', 0.6),
		];
		expect(nameOf(...passes)).toBe('于雪薇');
	});

	test('a reading with a speck still votes on its letters', () => {
		const most = named('于雨薇', 0.75);
		expect(nameOf(named('于雪薇。', 0.7), most, most)).toBe('于雨薇');
	});

	test('a reading without its dots still votes on its letters', () => {
		const period = (text: string, probability: number) =>
			emblemLines({
				'2017.08.12-2037.08.12': [line(text, 200, 320, { probability })],
			});
		const most = period('20170812-20370812', 0.9);
		expect(fieldsOf(period('2017.08.12-2087.08.12', 0.75), most, most)).toMatchObject([
			{ valid_date_end: '2037-08-12' },
		]);
	});
});

describe('two passes over one card', () => {
	test.each([
		['the more confident one', named('于雨微', 0.6), named('于雨薇', 0.9), '于雨薇'],
		['the first of equally confident ones', named('于雨薇', 0.6), named('于雨微', 0.6), '于雨薇'],
		['the first where one has fewer characters', named('于雨薇', 0.6), named('于雨', 1), '于雨薇'],
	])('the name is that of %s', (_, first, second, name) => {
		expect(fieldsOf(first, second)).toMatchObject([{ identity_name: name }]);
	});

	const cut = addressed('上海市黄浦区人民大道', '2号3室');
	const whole = addressed(ROW, '2号3室');
	const lowConfidenceEnd = cardWith({
		'200号3室': ['200号3室', { probability: 0.5 }],
	});
	test.each([
		['the complete one', cut, whole, `${ROW}2号3室`],
		['the one that extends it', addressed(ROW, '1'), addressed(ROW, '16'), `${ROW}16`],
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
			doubtful('上海市黄浦区人民火造道南'),
			addressed(ROW, '16号楼1204'),
			`${ROW}16号楼1204`,
		],
		[
			'the first where the other lacks a row',
			doubtful(ROW),
			addressed('上海市黄浦区入民大道南', '3号'),
			`${ROW}16号楼1204`,
		],
	])('the address is that of %s', (_, first, second, address) => {
		expect(fieldsOf(first, second)).toMatchObject([{ address }]);
	});
});
