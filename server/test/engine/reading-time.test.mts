import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { ReadingTime } from '../../src/engine/reading-time.mts';
import { QueueTimeoutError, ReadTimeoutError } from '../../src/errors/server-errors.mts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const LIMITS = { work: 1000, wait: 100_000 };

test('waits do not count as work', () => {
	const told: string[] = [];
	const time = new ReadingTime(LIMITS, {
		onTurn: () => told.push('turn'),
		onWait: () => told.push('wait'),
		onTimeUp: (error) => told.push(error.name),
	});
	time.wait();
	jest.advanceTimersByTime(40_000);
	time.start();
	jest.advanceTimersByTime(600);
	time.wait();
	jest.advanceTimersByTime(40_000);
	time.start();
	jest.advanceTimersByTime(399);
	expect(time.signal.aborted).toBe(false);
	jest.advanceTimersByTime(1);
	expect(time.signal.reason).toBeInstanceOf(ReadTimeoutError);
	expect(told).toEqual(['wait', 'turn', 'wait', 'turn', 'ReadTimeoutError']);
});

test('waits have a limit of their own, all together', () => {
	const told: string[] = [];
	const time = new ReadingTime(LIMITS, { onTimeUp: (error) => told.push(error.name) });
	time.wait();
	jest.advanceTimersByTime(60_000);
	time.start();
	jest.advanceTimersByTime(999);
	time.wait();
	jest.advanceTimersByTime(39_999);
	expect(time.signal.aborted).toBe(false);
	jest.advanceTimersByTime(1);
	expect(time.signal.reason).toBeInstanceOf(QueueTimeoutError);
	expect(told).toEqual(['QueueTimeoutError']);
});

test.each(['start', 'wait'] as const)('once it is stopped, nothing happens after %s', (begin) => {
	const time = new ReadingTime(LIMITS, {});
	time[begin]();
	time.stop();
	time.stop();
	jest.advanceTimersByTime(200_000);
	expect(time.signal.aborted).toBe(false);
});

test("the caller's signal counts, too", () => {
	const caller = new AbortController();
	const { signal } = new ReadingTime(LIMITS, { signal: caller.signal });
	caller.abort('left');
	expect(signal.reason).toBe('left');
});

test('nothing is left running for a caller that is gone', () => {
	const caller = new AbortController();
	const time = new ReadingTime(LIMITS, { signal: caller.signal });
	time.wait();
	expect(jest.getTimerCount()).toBe(1);
	caller.abort('left');
	expect(jest.getTimerCount()).toBe(0);
	time.wait();
	expect(jest.getTimerCount()).toBe(0);
});
