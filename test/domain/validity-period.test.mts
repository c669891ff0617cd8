import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { LONG_TERM } from '../../domain/calendar-date.ts';
import { daysBetween, fullYearsBetween } from '../../domain/calendar-span.ts';
import {
	daysLeft,
	fitsAgeAtIssue,
	type ValidityLength,
	validityLength,
} from '../../domain/validity-period.ts';

test.each([
	['2017-08-12', '2022-08-12', 5],
	['2017-08-12', '2027-08-12', 10],
	['2017-08-12', '2037-08-12', 20],
	['2017-08-12', '长期', '长期'],
	['2017-08-12', '2024-08-12', undefined],
	['2017-08-12', '2012-08-12', undefined],
	['2016-02-29', '2021-02-28', 5],
	['2016-02-29', '2021-03-01', 5],
	['2016-03-01', '2021-02-28', undefined],
	['2020-02-29', '2030年02月29日', 10],
])('%s to %s is %s', (start, end, length) => {
	expect(validityLength(start, end)).toBe(length);
});

test.each([
	['residence-permit', '2028-08-12', undefined],
	['residence-permit', '2023-08-12', 5],
	['residence-permit', '2023-08-11', undefined],
	['foreign-permanent-resident', '2028-08-12', 10],
	['foreign-permanent-resident', '2028-08-11', 10],
	['foreign-permanent-resident', '2028-08-10', undefined],
	['foreign-permanent-resident', LONG_TERM, undefined],
] as const)('a %s until %s is %s', (kind, end, length) => {
	expect(validityLength('2018-08-12', end, kind)).toBe(length);
});

describe('the age at issue', () => {
	const issued = '2020-06-15';

	test.each<[ValidityLength, string, boolean, string]>([
		[5, '2020-06-15', true, 'born the same day'],
		[5, '2020-06-16', false, 'not born yet'],
		[5, '2003-06-16', true, '16, one year of tolerance'],
		[5, '2003-06-15', false, '17'],
		[10, '2005-06-15', true, '15, one year of tolerance'],
		[10, '2005-06-16', false, '14'],
		[10, '1993-06-16', true, '26, one year of tolerance'],
		[10, '1993-06-15', false, '27'],
		[20, '1995-06-15', true, '25, one year of tolerance'],
		[20, '1995-06-16', false, '24'],
		[20, '1973-06-16', true, '46, one year of tolerance'],
		[20, '1973-06-15', false, '47'],
		[LONG_TERM, '1975-06-15', true, '45, one year of tolerance'],
		[LONG_TERM, '1975-06-16', false, '44'],
		[LONG_TERM, '1920-01-01', true, '100'],
	])('%s for a birth on %s: %s (%s)', (length, birth, fits) => {
		expect(fitsAgeAtIssue(length, birth, issued)).toBe(fits);
	});
});

test.each([
	['2030-01-01', '2019-12-31', 3654],
	['2030-01-01', '2030-01-01', 0],
	['2030-01-01', '2030-01-02', -1],
	['长期', '2090-01-01', null],
])('until %s on %s: %j days left', (end, referenceDate, left) => {
	expect(daysLeft(end, referenceDate)).toBe(left);
});

test.each([
	['2000-02-29', '2019-02-28', 18],
	['2000-02-29', '2019-03-01', 19],
	['2000-02-29', '2020-02-29', 20],
	['1990-12-31', '2020-12-30', 29],
	['2020-01-02', '2020-01-01', -1],
])('from %s to %s there are %i full years', (from, to, years) => {
	expect(fullYearsBetween(from, to)).toBe(years);
});

test('days between dates are symmetric and independent of clock changes', () => {
	const day = fc
		.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10));
	fc.assert(
		fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
			const to = new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
			expect(daysBetween(from, to)).toBe(days);
			expect(daysBetween(to, from) + days).toBe(0);
		}),
	);
});
