import { describe, expect, test } from '@jest/globals';

import { ETHNIC_GROUPS } from '../../../../domain/ethnic-group.ts';
import {
	birthOfIdNumber,
	genderOfIdNumber,
	hasValidCheckCharacter,
} from '../../../../domain/id-number.ts';
import { regionCodeStatus } from '../../../../domain/region-code.ts';
import { fitsAgeAtIssue, validityLength } from '../../../../domain/validity-period.ts';
import { authorityOf } from '../../../../tools/bench/outside/draw/address.mts';
import { Dice } from '../../../../tools/bench/outside/draw/dice.mts';
import { drawnHolder } from '../../../../tools/bench/outside/draw/holder.mts';
import { emblemTruth, portraitTruth } from '../../../../tools/bench/outside/draw/truth.mts';

const holders = Array.from({ length: 600 }, (_, index) => drawnHolder(new Dice(`test/${index}`)));

describe('drawnHolder', () => {
	test('gives numbers that are valid and fit birth, gender and a region', () => {
		for (const holder of holders) {
			const { identity_code: number, birth, gender } = portraitTruth(holder);
			expect(hasValidCheckCharacter(number ?? '')).toBe(true);
			expect(birthOfIdNumber(number ?? '')).toBe(birth);
			expect(genderOfIdNumber(number ?? '')).toBe(gender);
			expect(regionCodeStatus(holder.number.slice(0, 6), holder.birth[0])).not.toBe('unknown');
		}
	});

	test('gives periods that the law allows at that age', () => {
		const lengths = new Set<unknown>();
		for (const holder of holders) {
			const { valid_date_start: start, valid_date_end: end } = emblemTruth(holder);
			const length = validityLength(start ?? '', end ?? '');
			lengths.add(length);
			expect(
				length !== undefined &&
					fitsAgeAtIssue(length, portraitTruth(holder).birth ?? '', start ?? ''),
			).toBe(true);
		}
		expect(lengths.size).toBe(4);
	});

	test('gives names, groups, addresses and authorities of the right form', () => {
		for (const { name, group, address, authority } of holders) {
			expect(name).toMatch(/^[\p{Script=Han}·]{2,12}$/u);
			expect(ETHNIC_GROUPS).toContain(group);
			expect(address).toMatch(/^\p{Script=Han}{2,10}(省|市|自治区)[\p{Script=Han}\d-]{6,40}$/u);
			expect(authority).toMatch(/(市公安局.+分局|[县市旗区]公安局)$/);
		}
	});

	test('is not one person after the other', () => {
		expect(new Set(holders.map(({ name }) => name)).size).toBeGreaterThan(500);
		expect(new Set(holders.map(({ group }) => group)).size).toBeGreaterThan(30);
	});
});

test.each([
	[{ province: '河北省', prefecture: '石家庄市', county: '无极县' }, '无极县公安局'],
	[{ province: '河北省', prefecture: '唐山市', county: '迁安市' }, '迁安市公安局'],
	[{ province: '河北省', prefecture: '张家口市', county: '下花园区' }, '张家口市公安局下花园分局'],
	[{ province: '北京市', prefecture: '-', county: '东城区' }, '北京市公安局东城分局'],
	[{ province: '山西省', prefecture: '晋城市', county: '城区' }, '晋城市公安局城区分局'],
	[{ province: '湖北省', prefecture: '-', county: '神农架林区' }, '神农架林区公安局'],
])('the authority of %j is %s', (place, authority) => {
	expect(authorityOf({ code: '000000', ...place })).toBe(authority);
});
