import { describe, expect, test } from '@jest/globals';

import { packRegionCodes } from '../tables/region-codes/pack-region-codes.mts';

describe('packing', () => {
	const header = '代码,一级行政区,二级行政区,名称,级别,状态,启用时间,变更/弃用时间,新代码';

	test('keeps the last year of each code and omits provinces', () => {
		const csv = [
			`\uFEFF${header}`,
			'120000,天津市,,天津市,省级,在用,1981,,',
			'120110,天津市,直辖,东丽区,县级,在用,1992,,',
			'120110,天津市,直辖,东郊区,县级,变更,1981,1992,',
			'120221,天津市,直辖,宁河县,县级,弃用,1983,1986,',
			'120222,天津市,直辖,武清县,县级,弃用,1983,2000,',
			'120222,天津市,直辖,武清县,县级,弃用,1981,1982,',
			'130100,河北省,石家庄市,石家庄市,地级,在用,1981,,',
		].join('\n');
		expect(packRegionCodes(csv)).toEqual(['120110- 120221F22T', '130100-']);
	});

	test('rejects a list with missing columns or an out-of-range year', () => {
		expect(() => packRegionCodes('a,b\n1,2')).toThrow('no column');
		const strange = `${header}\n130100,河北省,石家庄市,石家庄市,地级,弃用,1902,1912,`;
		expect(() => packRegionCodes(strange)).toThrow('out of range');
	});
});
