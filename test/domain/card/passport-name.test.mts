import { describe, expect, test } from '@jest/globals';

import { ETHNIC_GROUPS } from '../../../domain/ethnic-group.ts';
import { maskName } from '../../../domain/card/masked-text.ts';
import { passportName } from '../../../domain/card/passport-name.ts';

test.each([
	['单小明', 'SHAN, XIAOMING'],
	['曾国强', 'ZENG, GUOQIANG'],
	['区国强', 'OU, GUOQIANG'],
	['翟天', 'ZHAI, TIAN'],
	['员静', 'YUN, JING'],
	['覃海', 'QIN, HAI'],
	['冯俞沈', 'FENG, YUSHEN'],
	['张解', 'ZHANG, JIE'],
	['李单', 'LI, DAN'],
	// Surnames of two characters.
	['欧阳娜娜', 'OUYANG, NANA'],
	['尉迟文', 'YUCHI, WEN'],
	['万俟雪', 'MOQI, XUE'],
	['歐陽明', 'OUYANG, MING'],
	['欧阳', 'OU, YANG'],
	['单于丹', 'SHAN, YUDAN'],
	['欧阳文小明', 'OUYANG, WENXIAOMING'],
	// ü is written as passports have it.
	['吕绿', 'LYU, LYU'],
	['陈女', 'CHEN, NYU'],
	['王略', 'WANG, LUE'],
	['李虐', 'LI, NUE'],
	['于鱼', 'YU, YU'],
])('%s has a surname and a given name: %s', (name, expected) => {
	for (const group of ['汉', null]) expect(passportName(name, group)).toBe(expected);
});

describe('without a surname that can be told', () => {
	test.each([
		['阿卜杜拉·艾力', '维吾尔', 'ABUDULA AILI'],
		['阿卜杜拉·艾力', null, 'ABUDULA AILI'],
		['买买提', '维吾尔', 'MAIMAITI'],
		['扎西多吉', '藏', 'ZHAXIDUOJI'],
		['杨金措', '藏', 'YANGJINCUO'],
		['岩温', '傣', 'YANWEN'],
		['巴特尔', '蒙古', 'BATEER'],
		['包小明', '蒙古', 'BAO, XIAOMING'],
		['包力高文', '蒙古', 'BAOLIGAOWEN'],
		['吉克小明', '彝', 'JIKEXIAOMING'],
		['李小明', '彝', 'LI, XIAOMING'],
		['莫日根', '达斡尔', 'MORIGEN'],
		['阿不都热合曼', null, 'ABUDUREHEMAN'],
		['王', '汉', 'WANG'],
	])('%s (%s) is %s', (name, group, expected) => {
		expect(passportName(name, group)).toBe(expected);
	});

	test('groups that have names like those of 汉 keep the comma', () => {
		const without = ETHNIC_GROUPS.filter(
			(group) => passportName('文小明', group) === 'WENXIAOMING',
		);
		expect(without).toHaveLength(25);
		expect(without).toEqual(expect.arrayContaining(['藏', '蒙古', '傣', '彝']));
		expect(without).not.toEqual(expect.arrayContaining(['满']));
		expect(passportName('文小明', '穿青人')).toBe('WEN, XIAOMING');
	});
});

test.each(['', ' ', '·', '王·', '·王', '王*明', 'JOHN SMITH', '王A', '嗯', '样本.测试', '***'])(
	'%p tells no name',
	(name) => {
		expect(passportName(name, '汉')).toBeNull();
		expect(passportName(name, '藏')).toBeNull();
	},
);

test.each(['单小明', '欧阳娜娜', '阿卜杜拉·艾力', '王明'])('a masked %s tells none', (name) => {
	expect(passportName(maskName(name), null)).toBeNull();
});

test('spaces are no part of a name', () => {
	expect(passportName(' 单 小明', '汉')).toBe('SHAN, XIAOMING');
});
