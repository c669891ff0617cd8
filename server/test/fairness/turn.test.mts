import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { QueueTimeoutError, ReadTimeoutError } from '../../src/errors/server-errors.mts';
import { Turn } from '../../src/fairness/turn.mts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function limitedTurn(): Turn {
	const turn = new Turn('one');
	turn.limit({ work: 1000, wait: 100_000 });
	return turn;
}

test('waits do not count as work', () => {
	const turn = limitedTurn();
	turn.wait();
	jest.advanceTimersByTime(40_000);
	turn.work();
	jest.advanceTimersByTime(600);
	turn.wait();
	jest.advanceTimersByTime(40_000);
	turn.work();
	jest.advanceTimersByTime(399);
	expect(turn.signal.aborted).toBe(false);
	jest.advanceTimersByTime(1);
	expect(turn.signal.reason).toBeInstanceOf(ReadTimeoutError);
});

test('waits have a limit of their own, all together', () => {
	const turn = limitedTurn();
	turn.wait();
	jest.advanceTimersByTime(60_000);
	turn.work();
	jest.advanceTimersByTime(999);
	turn.wait();
	jest.advanceTimersByTime(39_999);
	expect(turn.signal.aborted).toBe(false);
	jest.advanceTimersByTime(1);
	expect(turn.signal.reason).toBeInstanceOf(QueueTimeoutError);
});

test('it is waiting until it is worked on, and again when it has to wait', () => {
	const turn = new Turn();
	const seen = [turn.isWaiting];
	for (const step of ['work', 'rest', 'wait', 'rest'] as const) {
		turn[step]();
		seen.push(turn.isWaiting);
	}
	expect(seen).toEqual([true, false, false, true, true]);
});

test.each(['work', 'wait'] as const)('once it rests, nothing happens after %s', (begin) => {
	const turn = limitedTurn();
	turn[begin]();
	turn.rest();
	turn.rest();
	jest.advanceTimersByTime(200_000);
	expect(turn.signal.aborted).toBe(false);
});

test('without limits, and for a caller that is gone, no timer runs', () => {
	new Turn().wait();
	expect(jest.getTimerCount()).toBe(0);
	const turn = limitedTurn();
	turn.wait();
	expect(jest.getTimerCount()).toBe(1);
	turn.abort(new Error('left'));
	expect(jest.getTimerCount()).toBe(0);
	turn.wait();
	expect(jest.getTimerCount()).toBe(0);
});
