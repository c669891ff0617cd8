import { expect, test } from '@jest/globals';

import { REGION_CODES } from '../../domain/region-code-data.ts';
import { isRegionCode, regionCodesStartingWith } from '../../domain/region-code.ts';

test.each([
	['110101', true, 'a county of Beijing'],
	['110103', true, 'abolished in 2010'],
	['441900', true, 'Dongguan, a city without counties'],
	['440301', true, "Shenzhen's urban area as a whole, not in the list"],
	['810000', true, 'permit for Hong Kong'],
	['710000', false, 'no county'],
	['110000', false, 'a province is no county'],
])('%s is a region code: %p (%s)', (code, isOne) => {
	expect(isRegionCode(code)).toBe(isOne);
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
