import { expect, test } from '@jest/globals';

import { readCard } from '../read.mts';
import { type Changes, line, portraitLines } from '../card-lines.mts';

const LOST = {
	姓名: [],
	性别: [],
	民族汉: [line('汉', 240, 100)],
	出生: [],
	住址: [],
	公民身份号码: [],
};
const BIRTH = '1990年1月1日';

const read = (changes: Changes) => readCard(portraitLines({ ...LOST, ...changes }));

test('values without labels are a card if the birth date proves the number', () => {
	expect(read({})).toEqual(readCard(portraitLines()));
});

test.each([
	['another birth', { [BIRTH]: '1990年1月2日' }],
	['a birth as lists write it', { [BIRTH]: '1990-01-01' }],
	['the birth below the number', { [BIRTH]: [line(BIRTH, 120, 400)] }],
	['a number that is not sound', { '310101199001011242': '310101199001011243' }],
	[
		'more lines than a card has',
		{ [BIRTH]: [line(BIRTH, 120, 150), ...[...'甲乙丙丁戊己'].map((text) => line(text, 600, 10))] },
	],
])('values without labels are no card with %s', (_, changes) => {
	expect(read(changes)).toBeNull();
});

test.each([
	['民放汉', '汉'],
	['长快汉', '汉'],
	['年在侗', '侗'],
	['民放汗', null],
	['长快语言汉', null],
	['快汗', null],
])('after a misread label, %s has the ethnic group %s', (text, race) => {
	const row = { 民族汉: text };
	expect(readCard(portraitLines(row))).toMatchObject({ race });
});
