import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import type { CallLimits } from '../../src/config/key-settings.mts';
import { ProcessCallCounter, type Taken } from '../../src/limits/process-counter.mts';
import { RedisStore } from '../../src/limits/redis-store.mts';
import { describeWithRedis, RedisUnderTest } from './redis-server.mts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What counts in this process and in Redis by the same rules. */
interface Counts {
	take(keyId: string, limits: CallLimits): Taken | Promise<Taken>;
	giveBack(keyId: string, day: number): void | Promise<void>;
}

let now: number;
let counts: Counts;
/** An id of its own for each test, since Redis lasts. */
let key: string;
beforeEach(() => {
	// Half a second before midnight in China.
	now = Date.parse('2026-11-25T23:59:59.500+08:00');
	key = randomUUID();
});

describe('calls counted in this process', () => {
	beforeEach(() => {
		counts = new ProcessCallCounter(() => now);
	});
	testLimits();

	test('a second that is used up is known without counting', () => {
		const own = new ProcessCallCounter(() => now);
		const isUsedUp = () => own.isSecondUsedUp(key, { perSecond: 1 });
		expect(isUsedUp()).toBe(false);
		own.add(key);
		expect([isUsedUp(), isUsedUp(), own.isSecondUsedUp(key, {})]).toEqual([true, true, false]);
		now += 1000;
		expect(isUsedUp()).toBe(false);
	});

	test('no more calls are given back than were counted', () => {
		const own = new ProcessCallCounter(() => now);
		const day = own.add(key);
		for (let i = 0; i < 3; i++) own.giveBack(key, day);
		own.giveBack(randomUUID(), day);
		own.add(key);
		expect(own.take(key, { perDay: 1 })).toBe('day');
	});

	test('a day that is used up is known without counting, until midnight or a call given back', () => {
		const own = new ProcessCallCounter(() => now);
		const isUsedUp = () => own.isDayUsedUp(key, { perDay: 1 });
		expect(isUsedUp()).toBe(false);
		const day = own.add(key);
		expect([isUsedUp(), own.isDayUsedUp(key, {})]).toEqual([true, false]);
		own.giveBack(key, day);
		expect(isUsedUp()).toBe(false);
		own.add(key);
		now += 500;
		expect(isUsedUp()).toBe(false);
	});
});

describeWithRedis('calls counted in Redis', () => {
	const redis = new RedisUnderTest();
	let store: RedisStore;
	beforeAll(async () => await redis.start());
	beforeEach(async () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		store = new RedisStore(redis.url, { onUp: resolve, onAway() {} }, () => now);
		counts = store;
		await promise;
	});
	afterEach(async () => await store.close());
	afterAll(async () => await redis.remove());
	testLimits();
});

function testLimits(): void {
	const take = async (limits: CallLimits) => {
		const taken = await counts.take(key, limits);
		return typeof taken === 'number' ? 'counted' : taken;
	};

	test('limits the calls in any one second', async () => {
		const limits = { perSecond: 2 };
		expect(await take(limits)).toBe('counted');
		now += 900;
		expect(await take(limits)).toBe('counted');
		expect(await take(limits)).toBe('second');
		now += 100;
		expect(await take(limits)).toBe('counted');
		expect(await take(limits)).toBe('second');
		now += 899;
		expect(await take(limits)).toBe('second');
		now += 1;
		expect(await take(limits)).toBe('counted');
	});

	test('the count of the day is there after the clock was days ahead', async () => {
		const limits = { perDay: 1 };
		expect(await take(limits)).toBe('counted');
		now += 9 * 86_400_000;
		expect(await take(limits)).toBe('counted');
		now -= 9 * 86_400_000;
		expect(await take(limits)).toBe('day');
	});

	test('each call of a millisecond counts after the clock was set back to it', async () => {
		const limits = { perSecond: 3 };
		const start = now;
		for (const at of [0, 900, 1100, 900, 900]) {
			now = start + at;
			expect(await take(limits)).toBe('counted');
		}
		expect(await take(limits)).toBe('second');
	});

	test('a rejected call is not counted', async () => {
		now -= 3_600_000;
		const limits = { perSecond: 1, perDay: 2 };
		expect(await take(limits)).toBe('counted');
		for (let i = 0; i < 10; i++) expect(await take(limits)).toBe('second');
		now += 1000;
		expect(await take(limits)).toBe('counted');
		now += 1000;
		for (let i = 0; i < 10; i++) expect(await take(limits)).toBe('day');
	});

	test('limits the calls until midnight in China', async () => {
		now -= 3_600_000;
		const limits = { perSecond: 2, perDay: 3 };
		for (let i = 0; i < limits.perDay; i++) {
			expect(await take(limits)).toBe('counted');
			now += 1000;
		}
		expect(await take(limits)).toBe('day');
		now = Date.parse('2026-11-25T23:59:59.999+08:00');
		expect(await take(limits)).toBe('day');
		now += 1;
		expect(await take(limits)).toBe('counted');
	});

	test('a call is given back to the day on which it was counted', async () => {
		const limits = { perDay: 1 };
		const first = (await counts.take(key, limits)) as number;
		expect(await take(limits)).toBe('day');
		await counts.giveBack(key, first);
		const yesterday = (await counts.take(key, limits)) as number;
		now += 1000;
		expect(await take(limits)).toBe('counted');
		await counts.giveBack(key, yesterday);
		expect(await take(limits)).toBe('day');
	});

	test('keys are counted separately, and one without limits is never rejected', async () => {
		expect(await take({ perDay: 1 })).toBe('counted');
		key = randomUUID();
		expect(await take({ perDay: 1 })).toBe('counted');
		key = randomUUID();
		for (let i = 0; i < 1000; i++) expect(await take({})).toBe('counted');
	});

	test('a clock that is set back does not lock a key out', async () => {
		expect(await take({ perSecond: 1 })).toBe('counted');
		now -= 3_600_000;
		expect(await take({ perSecond: 1 })).toBe('counted');
		expect(await take({ perSecond: 1 })).toBe('second');
	});

	test('a clock that is set back a day forgets no call, and gives none again', async () => {
		const limits = { perDay: 1 };
		expect(await take(limits)).toBe('counted');
		now += DAY_MS;
		expect(await take(limits)).toBe('counted');
		now -= DAY_MS;
		expect(await take(limits)).toBe('day');
		now += DAY_MS;
		expect(await take(limits)).toBe('day');
		now += DAY_MS;
		expect(await take(limits)).toBe('counted');
	});
}
