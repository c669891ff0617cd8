import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { ReadingTime } from '../../src/engine/reading-time.mts';
import { ReadTimeoutError } from '../../src/errors/server-errors.mts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('work counts, and waits do not', () => {
	const told: string[] = [];
	const time = new ReadingTime(1000, {
		onTurn: () => told.push('turn'),
		onWait: () => told.push('wait'),
		onTimeUp: (error) => told.push(error.name),
	});
	time.wait();
	jest.advanceTimersByTime(60_000);
	time.start();
	jest.advanceTimersByTime(600);
	time.wait();
	jest.advanceTimersByTime(60_000);
	time.start();
	jest.advanceTimersByTime(399);
	expect(time.signal.aborted).toBe(false);
	jest.advanceTimersByTime(1);
	expect(time.signal.reason).toBeInstanceOf(ReadTimeoutError);
	expect(told).toEqual(['wait', 'turn', 'wait', 'turn', 'ReadTimeoutError']);
});

test('once it is stopped, nothing happens any more', () => {
	const time = new ReadingTime(1000, {});
	time.start();
	time.stop();
	time.stop();
	jest.advanceTimersByTime(60_000);
	expect(time.signal.aborted).toBe(false);
});

test("the caller's signal counts, too", () => {
	const caller = new AbortController();
	const { signal } = new ReadingTime(1000, { signal: caller.signal });
	caller.abort('left');
	expect(signal.reason).toBe('left');
});
