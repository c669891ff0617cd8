import { expect, test } from '@jest/globals';

import { changedPlaces, packPlaceNames } from '../tables/region-codes/pack-place-names.mts';

const HEADER = '代码,一级行政区,二级行政区,名称,级别,状态,启用时间,变更/弃用时间,新代码';

test('names are grouped by province and prefecture, without those that no valid card shows', () => {
	const csv = [
		`\uFEFF${HEADER}`,
		'120000,天津市,,天津市,省级,在用,1981,,',
		'120110,天津市,直辖,东丽区,县级,在用,1992,,',
		'120110,天津市,直辖,东郊区,县级,变更,1981,1992,',
		'130000,河北省,,河北省,省级,在用,1981,,',
		'130100,河北省,石家庄市,石家庄市,地级,在用,1981,,',
		'130102,河北省,石家庄市,长安区,县级,在用,1983,,',
		'130103,河北省,石家庄市,桥东区,县级,弃用,1983,2014,130102',
		'130100,河北省,石家庄市,桥东区,县级,变更,2014,2015,',
		'130181,河北省,石家庄市,辛集市,县级,弃用,1986,2011,',
		'139001,河北省,石家庄市,辛集市,县级,在用,2011,,',
		'130109,河北省,石家庄市,藁城区,县级,在用,2014,,',
		'130182,河北省,石家庄市,藁城市,县级,弃用,1989,2014,130109',
		'130110,河北省,石家庄市,样本区,县级,在用,2014,,',
		'130400,河北省,邯郸市,邯郸市,地级,在用,1981,,',
		'810000,香港特别行政区,,香港特别行政区,省级,在用,1997,,',
		'',
	].join('\n');
	expect(packPlaceNames(csv)).toEqual([
		'天津市 :东丽区',
		'河北省 石家庄市:长安区,桥东区,辛集市,藁城区,藁城市,样本区 邯郸市:',
		'香港特别行政区',
	]);
	expect(changedPlaces(csv)).toEqual(['石家庄市桥东区', '石家庄市样本区']);
});

test('a list with a missing column is rejected', () => {
	expect(() => packPlaceNames(HEADER.replace('名称', '名'))).toThrow('no column 名称');
});
