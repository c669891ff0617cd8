import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { addressParts, type AddressParts } from '../../../domain/card/address-parts.ts';
import { maskAddress } from '../../../domain/card/masked-text.ts';
import { PLACE_NAMES } from '../../../domain/place-name-data.ts';

const partsOf = (address: string) => {
	const {
		province = null,
		city = null,
		district = null,
		street = null,
	} = addressParts(address) ?? {};
	return [province, city, district, street];
};

test.each([
	['as printed', '江苏省苏州市昆山市样本路1号', ['江苏省', '苏州市', '昆山市', '样本路1号']],
	['a city of its own', '北京市朝阳区样本路1号', ['北京市', '北京市', '朝阳区', '样本路1号']],
	['on two lines', '上海市 黄浦区\n样本路1号', ['上海市', '上海市', '黄浦区', '样本路1号']],
	['without its city', '江苏省昆山市样本路1号', ['江苏省', '苏州市', '昆山市', '样本路1号']],
	['of its county alone', '昆山市样本路1号', ['江苏省', '苏州市', '昆山市', '样本路1号']],
	['a city without districts', '广东省东莞市样本路1号', ['广东省', '东莞市', null, '样本路1号']],
	['a city right below its province', '湖北省仙桃市1号', ['湖北省', null, '仙桃市', '1号']],
	['a county that became a prefecture', '海南省儋州市1号', ['海南省', '儋州市', null, '1号']],
	['one that has districts now', '贵州省毕节市1号', ['贵州省', '毕节市', null, null]],
	['places of one name', '河北省新华区1号', ['河北省', null, '新华区', '1号']],
	['places of one name all over', '新华区1号', [null, null, '新华区', '1号']],
	['a zone that is no district', '四川省成都市高新区1号', ['四川省', '成都市', null, null]],
	['a short name alone', '东区3号', [null, null, null, null]],
	['no place', '样本路1号', [null, null, null, null]],
	['nothing', '', [null, null, null, null]],
])('the parts of an address, null where they cannot be told: %s', (_what, address, expected) => {
	expect(partsOf(address)).toEqual(expected);
});

describe('a masked address', () => {
	test('tells its places and no street', () => {
		expect(partsOf(maskAddress('上海市黄浦区样本路1号'))).toEqual([
			'上海市',
			'上海市',
			'黄浦区',
			null,
		]);
		expect(partsOf('***')).toEqual([null, null, null, null]);
	});

	test('never tells what the mask hides', () => {
		const head = fc.constantFrom(...PLACE_NAMES.map((line) => line.split(' ')[0]), '');
		const rest = fc.string({ unit: fc.constantFrom(...'市区县镇东西南北路1号黄浦新华') });
		fc.assert(
			fc.property(head, rest, (province, tail) => {
				expect(addressParts(maskAddress(province + tail))?.street ?? null).toBeNull();
			}),
			{ numRuns: 300 },
		);
	});
});

test('every listed district is told under its prefecture and province', () => {
	const wrong: string[] = [];
	for (const line of PLACE_NAMES) {
		const [province, ...prefectures] = line.split(' ');
		for (const text of prefectures) {
			const [prefecture, counties] = text.split(':');
			for (const county of counties.split(',').filter((name) => name !== '')) {
				const city = prefecture === '' ? (province.endsWith('市') ? province : null) : prefecture;
				const expected: AddressParts = { province, city, district: county, street: '样本路1号' };
				const found = addressParts(`${province}${prefecture}${county}样本路1号`);
				if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(province + county);
			}
		}
	}
	// It was right below its province until 2015, and is a prefecture of the same name now.
	expect(wrong).toEqual(['海南省儋州市']);
});
