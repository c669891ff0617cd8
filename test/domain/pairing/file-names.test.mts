import { emptyIdCardFields } from '../../../domain/id-card.ts';
import { describe, expect, test } from '@jest/globals';

import {
	areAlike,
	bears,
	type FileName,
	fileNameOf,
	isDated,
	namesClash,
	personIn,
} from '../../../domain/pairing/file-names.ts';

describe('what a path says', () => {
	test.each<[string, Partial<FileName>]>([
		['样本正面.jpg', { side: 1, stem: '样本', text: '样本', folder: '', homeText: '' }],
		['样本背.png', { side: 0, stem: '样本', text: '样本' }],
		['国徽面.jpg', { side: 0, stem: '', text: '' }],
		['FRONT_7.JPG', { side: 1, stem: '7', text: '' }],
		['Sample back.png', { side: 0, stem: 'sample', text: 'sample' }],
		['feedback.jpg', { side: null, stem: 'feedback' }],
		['frontier.jpg', { side: null }],
		// Of both sides, so of neither.
		['王样甲正反面.jpg', { side: null, text: '王样甲' }],
		['王样甲身份证（正反）.jpg', { side: null, text: '王样甲' }],
		['王样正.jpg', { side: 1, stem: '王样' }],
		['王正样.jpg', { side: null, text: '王正样' }],
		['正面/样本.jpg', { side: 1, folder: '正面/', place: '/', text: '样本' }],
		['反面/样本.jpg', { side: 0, folder: '反面/', place: '/', text: '样本' }],
		['样本 - 1.jpg', { stem: '样本 - 1', text: '样本', series: '样本' }],
		['样本（1）.jpg', { text: '样本', series: '样本' }],
		['王样甲A.jpg', { text: '王样甲' }],
		['王样甲身份证 2.jpg', { text: '王样甲' }],
		['IMG_20260101_120000.jpg', { text: '', series: 'img_#' }],
		['微信图片_20260301090001.jpg', { text: '', series: '微信图片' }],
		['扫描 2026年3月5日.jpg', { text: '' }],
		['x (2).jpg', { text: '', series: 'x' }],
		['13800138000正.jpg', { side: 1, text: '13800138000' }],
		['王样甲 13800138000.jpg', { text: '王样甲13800138000' }],
		['310101198502034026_1.jpg', { text: '310101198502034026' }],
		['31010119850203402X.jpg', { text: '31010119850203402x' }],
		['公司/王样甲/IMG_1.jpg', { home: '公司/王样甲', homeText: '王样甲', text: '' }],
		['王样甲/2/IMG_1.jpg', { folder: '王样甲/2/', home: '王样甲', homeText: '王样甲' }],
		['2026/3/IMG_1.jpg', { home: '', homeText: '' }],
	])('%s', (path, said) => {
		expect(fileNameOf(path)).toMatchObject(said);
	});
});

test.each([
	['王样甲', '王样甲', true],
	['王样甲13800138000', '王样甲', true],
	// Perhaps of several people.
	['人事部王样甲', '王样甲', false],
	['310101198502034026', '310101198502034026', true],
	['31010119850203402x', '31010119850203402X', true],
	// Perhaps 李样 and 李样乙 are two people.
	['李样乙', '李样', false],
	['王样甲', '李样乙', false],
	['王样甲', '', false],
	['', null, false],
])('%s bears %p: %s', (text, printed, isBorne) => {
	expect(bears(text, null, printed)).toBe(isBorne);
});

test.each([
	['王样甲', '王样甲'],
	['欧阳样甲', '欧阳样甲'],
	['样甲', null],
	['江苏', null],
	['李', null],
	['王样甲乙丙', null],
	['wang', null],
])('in %s there is %p', (text, person) => {
	expect(personIn(text)).toBe(person);
});

test('a name that was read on a card is a name in any script', () => {
	expect(personIn('样甲', new Set(['样甲']))).toBe('样甲');
});

test.each([
	['王样甲', '王样甲', true],
	['王样甲', '王样田', true],
	['王样甲', '李样乙', false],
	['王样甲', '王样', false],
	['𠮷样', '吉样', true],
])('%s and %s may be one name: %s', (one, other, areOne) => {
	expect(areAlike(one, other)).toBe(areOne);
});

test.each([
	['2026/', true],
	['a/2026-03/', true],
	['202603/', true],
	['20260305/', true],
	['3月/', true],
	['2026年3月/', true],
	['2026.3.5/', true],
	['2026/a/', false],
	['12/', false],
	['30日/', true],
	['3-15/', true],
	['第3批/', true],
	['19019455728/', false],
	['王样甲/', false],
	['', false],
])('the folder %p is named after a time: %s', (folder, isTime) => {
	expect(isDated(folder)).toBe(isTime);
});

describe('names of two people', () => {
	const known = new Set(['样甲', '例乙']);
	test.each([
		['王样甲正面.jpg', '李样乙反面.jpg', null, true],
		['王样甲.jpg', '李样乙.jpg', null, true],
		['王样甲/1.jpg', '李样乙/1.jpg', null, true],
		['王样甲/1.jpg', '王样甲/李样乙2.jpg', null, true],
		['样甲1.jpg', '例乙1.jpg', null, true],
		['王样甲1.jpg', '王样甲2.jpg', '李样乙', true],
		['王样甲1.jpg', '王样甲2.jpg', '王样田', false],
		['IMG_1.jpg', 'IMG_2.jpg', '王样甲', false],
		['样本甲正面.jpg', '样本乙反面.jpg', null, true],
		['样本甲正面.jpg', '反面.jpg', null, false],
		['样本甲正面.jpg', '样本乙1.jpg', null, false],
		['1正面.jpg', '2反面.jpg', null, false],
		['甲/正面.jpg', '乙/反面.jpg', null, false],
	])('%s, %s and %p on the card: %s', (one, other, printed, areOfTwo) => {
		const fields = { ...emptyIdCardFields(), identity_name: printed };
		expect(namesClash(fileNameOf(one, known), fileNameOf(other, known), fields)).toBe(areOfTwo);
	});

	test('need two names', () => {
		const fields = { ...emptyIdCardFields(), identity_name: '李样乙' };
		expect(namesClash(fileNameOf('王样甲.jpg'), null, fields)).toBe(false);
	});
});
