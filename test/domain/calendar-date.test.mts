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
	['2037-08-11T16:00:00.000Z', '2037-08-12'],
	['2037-08-11T15:59:59Z', '2037-08-11'],
	['2037-08-11 16:00:00+00', '2037-08-12'],
	['2037-12-31T12:30:00.000-0500', '2038-01-01'],
	['2037-08-12T00:00:00.000+09:00', '2037-08-11'],
	// China had summer time then: midnight was 15:00 UTC.
	['1988-05-31T15:00:00.000Z', '1988-06-01'],
	['2019-02-29T16:00:00Z', undefined],
	['2019-02-28T25:00:00Z', undefined],
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
