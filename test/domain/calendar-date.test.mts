import { expect, test } from '@jest/globals';

import { isCalendarDate, toIsoDate } from '../../domain/calendar-date.ts';

test.each([
	['2017-08-12', '2017-08-12'],
	['2017.08.12', '2017-08-12'],
	['2017/8/12', '2017-08-12'],
	['20170812', '2017-08-12'],
	['2017年8月12日', '2017-08-12'],
	['2020-02-29', '2020-02-29'],
	['1990 年 1 月 1 日', '1990-01-01'],
	['２０１７.０８.１２', '2017-08-12'],
	['2017-08-12T00:00:00.000+08:00', '2017-08-12'],
	['2017/8/12 10:00:00', '2017-08-12'],
	['2019-02-29', undefined],
	['2017-13-01', undefined],
	['2017-00-10', undefined],
	['0999-01-01', undefined],
	['长期', undefined],
	['12.08.2017', undefined],
	['', undefined],
])('%j becomes %j', (written, iso) => {
	expect(toIsoDate(written)).toBe(iso);
});

test.each([
	[2000, 2, 29, true],
	[1900, 2, 29, false],
	[2021, 4, 31, false],
	[2021, 12, 31, true],
])('%i-%i-%i exists: %s', (year, month, day, exists) => {
	expect(isCalendarDate(year, month, day)).toBe(exists);
});
