import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { withinDeadline } from '../../../nodes/IdCardOcr/transport/deadline.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('work in time returns, and leaves no timer and no aborted signal behind', async () => {
	let signal: AbortSignal | undefined;
	const work = async (abandoned: AbortSignal) => {
		signal = abandoned;
		return 'read';
	};
	expect(await withinDeadline(5000, work)).toBe('read');
	expect(signal?.aborted).toBe(false);
	expect(jest.getTimerCount()).toBe(0);
});

test('late work is abandoned, and what it throws later harms nobody', async () => {
	let aborted = false;
	const late = withinDeadline(
		5000,
		async (abandoned) =>
			await new Promise<never>((_, reject) => {
				abandoned.addEventListener('abort', () => {
					aborted = true;
					reject(new Error('canceled'));
				});
			}),
	);
	const outcome = expect(late).rejects.toThrow('The service did not answer in time');
	await jest.advanceTimersByTimeAsync(5000);
	await outcome;
	expect(aborted).toBe(true);
});

test('failed work is abandoned too, and its error kept', async () => {
	let signal: AbortSignal | undefined;
	const failing = withinDeadline(5000, async (abandoned) => {
		signal = abandoned;
		return await Promise.reject(new TypeError('refused'));
	});
	await expect(failing).rejects.toThrow(TypeError);
	expect(signal?.aborted).toBe(true);
	expect(jest.getTimerCount()).toBe(0);
});

test('a deadline beyond the longest timer does not end at once', async () => {
	const work = async () =>
		await new Promise<string>((resolve) => setTimeout(() => resolve('read'), 1000));
	const result = withinDeadline(1e12, work);
	await jest.advanceTimersByTimeAsync(1000);
	expect(await result).toBe('read');
});
