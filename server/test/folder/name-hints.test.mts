import { expect, test } from '@jest/globals';

import { pairsByName } from '../../src/folder/name-hints.mts';

test.each([
	['Chinese words', ['样本正面.jpg', '样本反面.jpg'], [[0, 1]]],
	['short ones, in any order', ['样本背.jpg', '样本正.png'], [[1, 0]]],
	['nothing but words', ['国徽面.jpg', '人像面.jpg'], [[1, 0]]],
	['English ones', ['front_7.jpg', 'BACK_7.jpg', 'back_8.jpg'], [[0, 1]]],
	['numbers', ['样本-1.jpg', '样本-2.jpg'], [[0, 1]]],
	['numbers in brackets of either width', ['样本（1）.jpg', '样本(2).jpg'], [[0, 1]]],
	['a series', ['scan-1.jpg', 'scan-2.jpg', 'scan-3.jpg'], []],
	['one side twice', ['样本正面.jpg', '样本正面.png'], []],
	['three of a stem', ['样本正面.jpg', '样本反面.jpg', '样本背面.jpg'], []],
	['other people', ['甲正面.jpg', '乙反面.jpg'], []],
	['parts of words', ['feedback.jpg', 'frontier.jpg'], []],
	['a third part', ['样本-1.jpg', '样本-3.jpg'], []],
	['a word and a number', ['样本正面.jpg', '样本-2.jpg'], []],
	['a clock', ['IMG_1.jpg', 'IMG_20260101.jpg'], []],
	['dates', ['扫描 2026-01-1.jpg', '扫描 2026-01-2.jpg'], []],
	['downloads of one file', ['x.jpg', 'x(1).jpg', 'x(2).jpg'], []],
	['a folder of two people', ['甲/张某正面.jpg', '甲/李某反面.jpg'], []],
	['no hint', ['IMG_20260101.jpg', 'IMG_20260102.jpg'], []],
	['two files outside any folder', ['a.jpg', 'b.jpg'], []],
	['a folder of two', ['甲/a.jpg', '甲/b.jpg', '乙/c.jpg'], [[0, 1]]],
	['a folder of three', ['甲/a.jpg', '甲/b.jpg', '甲/c.jpg'], []],
	['one stem in two folders', ['甲/正面.jpg', '乙/反面.jpg'], []],
])('%s', (_, names, pairs) => {
	expect(pairsByName(names)).toEqual(pairs);
});
