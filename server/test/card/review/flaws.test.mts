import { describe, expect, test } from '@jest/globals';

import { toReadAgain } from '../../../src/card/review/confidences.mts';
import { cardsIn } from '../read.mts';
import { addressed, AUTHORITY, cardWith, issuedBy, named, ROW } from '../changed-cards.mts';
import { emblemLines, line } from '../card-lines.mts';
import { isImpossible } from '../../../src/card/review/flaws.mts';

const NUMBER = '310101199001011242';

test.each([
	['a name of high confidence', named('于雨薇', 0.999)],
	['an address with a full first row', addressed(ROW, '200号3室')],
	['an address with a full last row that is complete', addressed(ROW, '南京东路老新村2号楼3室')],
	['a whole authority', issuedBy(AUTHORITY)],
	[
		'a permit, which prints no ethnic group',
		cardWith({
			[NUMBER]: '810000199001010123',
			民族汉: [],
		}),
	],
])('nothing is doubtful on a card with %s', (_, lines) => {
	expect(toReadAgain(cardsIn(lines)[0])).toEqual([]);
});

test.each([
	['2017-08-12', false],
	['2077-08-12', true],
])('whether a validity from %s on cannot be: %s', (start, is) => {
	const [card] = cardsIn(emblemLines());
	const fields = { ...card.fields, valid_date_start: start, valid_date_end: '长期' };
	expect(isImpossible('valid_date_start', { ...card, fields })).toBe(is);
});

describe('a doubtful field is', () => {
	test.each([
		['a name of low confidence', 'identity_name', named('于雨薇', 0.6)],
		['a name that was not read', 'identity_name', cardWith({ 于雨薇: [] })],
		[
			'a number with a wrong check character',
			'identity_code',
			cardWith({ [NUMBER]: '310101199001011243' }),
		],
		[
			'an address row that lacks a character',
			'address',
			addressed('上海市黄浦区人民大道', '2号3室'),
		],
		['a full last row that may continue', 'address', addressed(ROW, '南京东路老新村200号3栋')],
		[
			'a full last row that ends with a number and may continue',
			...(['address', addressed(ROW, '京东路老新村20号楼1204')] as const),
		],
		['a house number without its 号, before a speck', 'address', addressed(ROW, '南京东路16。')],
		[
			'an address that begins with no place',
			'address',
			addressed('人民大道三百号十一弄口', '3006房'),
		],
		['an address with a dash between words', 'address', addressed(ROW, '三栋-二单元5号')],
		['a dash in a name', 'identity_name', named('于-薇', 0.93)],
		['a symbol in an address', 'address', addressed('上海市黄浦区人&大道南路', '200号3室')],
		['a name with a dot beside one character', 'identity_name', named('于·雨薇', 0.999)],
		['a name that goes on after a dot', 'identity_name', named('阿卜杜热合曼·', 0.999)],
		[
			'a name of two rows without a dot',
			'identity_name',
			cardWith({ 于雨薇: [line('阿卜杜热', 120, 40), line('合曼', 120, 64)] }),
		],
		[
			'a name whose traditional character is read as the simplified one',
			'identity_name',
			cardWith({
				于雨薇: ['于明昇', { probability: 0.97, alternatives: { 2: [['升', 0.02]] } }],
			}),
		],
		['an authority without its last character', 'issued_by', issuedBy('上海市公安局黄浦分')],
		['an authority that ends with a district', 'issued_by', issuedBy('上海市公安局黄浦')],
		['an authority without its beginning', 'issued_by', issuedBy('葛市公安局')],
	] as const)('%s', (_, field, lines) => {
		expect(toReadAgain(cardsIn(lines)[0])).toEqual([field]);
	});
});
