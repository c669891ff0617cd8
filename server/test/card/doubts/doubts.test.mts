import { expect, test } from '@jest/globals';

import { isDoubtful } from '../../../src/card/doubts/doubts.mts';
import { cardsIn } from '../read.mts';
import { addressed, AUTHORITY, cardWith, issuedBy, named, ROW } from '../changed-cards.mts';
import { line } from '../card-lines.mts';

test.each([
	['a name of high confidence', named('于雨薇', 0.9)],
	[
		'a number of low confidence but with the right check character',
		cardWith({
			'310101199001011242': [line('310101199001011242', 200, 320, { probability: 0.5 })],
		}),
	],
	['an address with a full first row', addressed(ROW, '200号3室')],
	['an address row with half a character to spare', addressed('上海市黄浦区人民大道1', '3号')],
	['an address with a full last row that is complete', addressed(ROW, '南京东路老新村2号楼3室')],
	['an address that ends with a room', addressed(ROW, '16号楼1204')],
	['a whole authority', issuedBy(AUTHORITY)],
	['an authority of the whole country', issuedBy('国家移民管理局')],
])('a card is not doubtful with %s', (_, lines) => {
	expect(isDoubtful(cardsIn(lines)[0])).toBe(false);
});

test.each([
	['a name of low confidence', named('于雨薇', 0.6)],
	['an address row that lacks a character', addressed('上海市黄浦区人民大道', '200号3室')],
	['a full last row that may continue', addressed(ROW, '南京东路老新村200号3栋')],
	[
		'a full last row that ends with a number and may continue',
		addressed(ROW, '京东路老新村20号楼1204'),
	],
	['a house number without its 号', addressed(ROW, '南京东路16')],
	['a house number without its 号, before a speck', addressed(ROW, '南京东路16。')],
	['an address that begins with no place', addressed('人民大道三百号十一弄口', '3006房')],
	['an authority without its last word', issuedBy('上海市黄浦区公安')],
	['an authority without its last word, before a speck', issuedBy('上海市黄浦区公安·')],
	['an authority without its last character', issuedBy('上海市公安局黄浦分')],
	['an authority that ends with a district', issuedBy('上海市公安局黄浦')],
	['an authority without its beginning', issuedBy('葛市公安局')],
])('a card is doubtful with %s', (_, lines) => {
	expect(isDoubtful(cardsIn(lines)[0])).toBe(true);
});
