import { expect, test } from '@jest/globals';

import { REGION_CODES } from '../../domain/region-code-data.ts';
import { lastYearOfUse, regionCodesStartingWith } from '../../domain/region-code.ts';

test.each<[string, number | undefined, string]>([
	['110101', Infinity, 'a county of Beijing'],
	['110103', 2010, 'abolished in 2010'],
	['441900', Infinity, 'Dongguan, a city without counties'],
	['440301', Infinity, "Shenzhen's urban area as a whole, not in the list"],
	['419001', Infinity, 'Jiyuan; until 1990 the code was Yima'],
	['132301', 1993, 'from 1986 to 1993'],
	['810000', Infinity, 'permit for Hong Kong'],
	['820000', Infinity, 'permit for Macao'],
	['830000', Infinity, 'permit for Taiwan'],
	['710000', undefined, 'no county'],
	['110000', undefined, 'a province is no county'],
	['999999', undefined, ''],
	['', undefined, ''],
])('%s was last in use in %p (%s)', (code, lastYear) => {
	expect(lastYearOfUse(code)).toBe(lastYear);
});

test('codes are found by their first digits, with the last year of their use', () => {
	expect(regionCodesStartingWith('4190')).toContainEqual(['419001', Infinity]);
	expect(regionCodesStartingWith('999')).toEqual([]);
});

test('the list is complete and small', () => {
	const all = regionCodesStartingWith('');
	expect(all).toHaveLength(6416);
	expect(all.every(([code]) => /^\d{6}$/.test(code))).toBe(true);
	expect(all.filter(([, lastYear]) => lastYear === Infinity)).toHaveLength(3179);
	expect(REGION_CODES.length).toBeLessThan(30_000);
});
