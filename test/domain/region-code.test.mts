import { expect, test } from '@jest/globals';

import { REGION_CODE_PERIODS } from '../../domain/region-code-data.ts';
import { regionCodesStartingWith, regionCodeStatus } from '../../domain/region-code.ts';

test.each([
	['110101', 1990, 'in-use', 'a county of Beijing'],
	['110103', 1990, 'in-use', 'abolished in 2010'],
	['110103', 2010, 'in-use', 'its last year counts'],
	['110103', 2011, 'abolished-before-birth', 'abolished in 2010'],
	['310151', 1990, 'in-use-later', 'since 2016'],
	['310151', 2020, 'in-use', 'since 2016'],
	['110101', 1949, 'in-use', 'people born earlier got numbers from 1984 on'],
	['310107', 1880, 'in-use', 'people born earlier got numbers from 1984 on'],
	['441900', 1995, 'in-use', 'Dongguan, a city without counties'],
	['440301', 1995, 'in-use', "Shenzhen's urban area as a whole, not in the list"],
	['419001', 1992, 'in-use-later', 'Jiyuan; until 1990 the code was Yima'],
	['132301', 1980, 'in-use-later', 'from 1986 to 1996'],
	['810000', 1994, 'in-use', 'permit for Hong Kong'],
	['820000', 1994, 'in-use', 'permit for Macao'],
	['830000', 1992, 'in-use', 'permit for Taiwan'],
	['710000', 1992, 'unknown', 'no county'],
	['110000', 1990, 'unknown', 'a province is no county'],
	['999999', 1990, 'unknown', ''],
	['', 1990, 'unknown', ''],
])('%s for a birth in %i: %s (%s)', (code, birthYear, status) => {
	expect(regionCodeStatus(code, birthYear)).toBe(status);
});

test('codes are found by their first digits, with every period of use', () => {
	const codes = regionCodesStartingWith('4190');
	expect(codes.map(({ code }) => code)).toContain('419001');
	expect(codes.find(({ code }) => code === '419001')?.periods).toEqual([
		{ firstYear: 1987, lastYear: 1990 },
		{ firstYear: 1996, lastYear: Infinity },
	]);
	expect(regionCodesStartingWith('999')).toEqual([]);
});

test('the list is complete and small', () => {
	const all = regionCodesStartingWith('');
	expect(all).toHaveLength(6416);
	expect(all.every(({ code }) => /^\d{6}$/.test(code))).toBe(true);
	const inUse = all.filter(({ periods }) => periods.some(({ lastYear }) => lastYear === Infinity));
	expect(inUse).toHaveLength(3179);
	expect(REGION_CODE_PERIODS.length).toBeLessThan(60_000);
});
