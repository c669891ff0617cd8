import { expect, test } from '@jest/globals';

import { readCard } from '../read.mts';
import { changed, line, portraitLines } from '../card-lines.mts';

const LOST = {
	姓名: [],
	性别: [],
	民族汉: [line('汉', 240, 100)],
	出生: [],
	住址: [],
	公民身份号码: [],
};
const BIRTH = '1990年1月1日';

const read = (changes: Parameters<typeof changed>[1]) =>
	readCard(changed(portraitLines(), { ...LOST, ...changes }));

test('values without labels are a card if the birth date proves the number', () => {
	expect(read({})).toEqual(readCard(portraitLines()));
});

test('values without labels are a card even if the birth date lost its 年 and 日', () => {
	const birth = [line('1990 1月1', 120, 150)];
	expect(read({ [BIRTH]: birth })).toMatchObject({
		identity_code: '310101199001011242',
		race: '汉',
	});
});

test.each([
	['another birth', { [BIRTH]: [line('1990年1月2日', 120, 150)] }],
	['a birth as lists write it', { [BIRTH]: [line('1990-01-01', 120, 150)] }],
	['the birth below the number', { [BIRTH]: [line(BIRTH, 120, 400)] }],
	['a number that is not sound', { '310101199001011242': [line('310101199001011243', 200, 320)] }],
	[
		'more lines than a card has',
		{ [BIRTH]: [line(BIRTH, 120, 150), ...[...'甲乙丙丁戊己'].map((text) => line(text, 600, 10))] },
	],
])('values without labels are no card with %s', (_, changes) => {
	expect(read(changes)).toBeNull();
});

test.each([
	['民放', '汉'],
	['长快', '汉'],
	['年在', '侗'],
])('after a label misread as %s, the ethnic group is %s', (label, group) => {
	const row = { 民族汉: [line(`${label}${group}`, 180, 100)] };
	expect(readCard(changed(portraitLines(), row))).toMatchObject({ race: group });
});

test.each(['民放汗', '长快语言汉', '快汗'])('%s contains no ethnic group', (text) => {
	const row = { 民族汉: [line(text, 180, 100)] };
	expect(readCard(changed(portraitLines(), row))).toMatchObject({ race: null });
});
