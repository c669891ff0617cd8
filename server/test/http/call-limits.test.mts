import { beforeEach, expect, test } from '@jest/globals';

import { PUBLISHED_LIMITS } from '../../src/config/key-settings.mts';
import { DailyQuotaError, TooManyCallsError } from '../../src/http/http-errors.mts';
import { CallCounter } from '../../src/http/call-limits.mts';

let now: number;
let calls: CallCounter;
beforeEach(() => {
	// Half a second before midnight in China.
	now = Date.parse('2026-11-25T23:59:59.500+08:00');
	calls = new CallCounter(() => now);
});

test('limits the calls in any one second', () => {
	const limits = { perSecond: 2 };
	calls.count('a', limits);
	now += 900;
	calls.count('a', limits);
	expect(() => calls.count('a', limits)).toThrow(TooManyCallsError);
	now += 100;
	calls.count('a', limits);
	expect(() => calls.count('a', limits)).toThrow(TooManyCallsError);
	now += 899;
	expect(() => calls.count('a', limits)).toThrow(TooManyCallsError);
	now += 1;
	calls.count('a', limits);
});

test('a rejected call is not counted', () => {
	now -= 3_600_000;
	const limits = { perSecond: 1, perDay: 2 };
	calls.count('a', limits);
	for (let i = 0; i < 10; i++) expect(() => calls.count('a', limits)).toThrow(TooManyCallsError);
	now += 1000;
	calls.count('a', limits);
	now += 1000;
	expect(() => calls.count('a', limits)).toThrow(DailyQuotaError);
});

test('limits the calls until midnight in China', () => {
	now -= 3_600_000;
	for (let i = 0; i < PUBLISHED_LIMITS.perDay!; i++) {
		calls.count('a', PUBLISHED_LIMITS);
		now += 1000;
	}
	expect(() => calls.count('a', PUBLISHED_LIMITS)).toThrow(DailyQuotaError);
	now = Date.parse('2026-11-25T23:59:59.999+08:00');
	expect(() => calls.count('a', PUBLISHED_LIMITS)).toThrow(DailyQuotaError);
	now += 1;
	calls.count('a', PUBLISHED_LIMITS);
});

test('a failed call is taken off the day on which it was counted', () => {
	const uncount = calls.count('a', { perDay: 1 });
	expect(() => calls.count('a', { perDay: 1 })).toThrow(DailyQuotaError);
	uncount();
	const yesterday = calls.count('a', { perDay: 1 });
	now += 1000;
	calls.count('a', { perDay: 1 });
	yesterday();
	expect(() => calls.count('a', { perDay: 1 })).toThrow(DailyQuotaError);
});

test('keys are counted separately, and one without limits is never rejected', () => {
	calls.count('a', { perDay: 1 });
	calls.count('b', { perDay: 1 });
	for (let i = 0; i < 1000; i++) calls.count('c', {});
});

test('a clock that is set back does not lock a key out', () => {
	calls.count('a', { perSecond: 1 });
	now -= 3_600_000;
	calls.count('a', { perSecond: 1 });
});
