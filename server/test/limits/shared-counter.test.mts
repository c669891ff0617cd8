import { beforeEach, expect, jest, test } from '@jest/globals';

import type { StoreState } from '../../src/limits/call-counter.mts';
import { ProcessCallCounter } from '../../src/limits/process-counter.mts';
import type { StoreListener } from '../../src/limits/redis-store.mts';
import { SharedCallCounter, type LimitsStore } from '../../src/limits/shared-counter.mts';

/** A store in memory that goes away when told. */
class FakeStore implements LimitsStore {
	readonly address = 'store:6379';
	/** What a command throws instead of being done, if anything. */
	fault: Error | undefined;
	readonly counts = new ProcessCallCounter();
	readonly listener: StoreListener;

	constructor(listener: StoreListener) {
		this.listener = listener;
	}

	async take(keyId: string, limits: object) {
		if (this.fault !== undefined) throw this.fault;
		return this.counts.take(keyId, limits);
	}

	async giveBack(keyId: string, day: number) {
		if (this.fault !== undefined) throw this.fault;
		this.counts.giveBack(keyId, day);
	}

	async close() {}
}

const AWAY = new Error('There is no connection.');

let store: FakeStore;
let states: StoreState[];
beforeEach(() => {
	states = [];
});

function counterOf(): SharedCallCounter {
	const counter = new SharedCallCounter((listener) => (store = new FakeStore(listener)), 'own');
	counter.watchStore((state) => states.push(state));
	return counter;
}

/** Returns how a call ended, and the call. */
async function countOf(counter: SharedCallCounter, perDay = 1) {
	const counted = await counter.count('a', { perDay });
	return { counted, outcome: typeof counted === 'string' ? counted : 'counted' };
}

test('its own counts know the calls that the store let through, without those that failed', async () => {
	const counter = counterOf();
	const failed = await countOf(counter, 3);
	await countOf(counter, 3);
	if (typeof failed.counted !== 'string') await failed.counted();
	store.fault = AWAY;
	expect((await countOf(counter, 3)).outcome).toBe('counted');
	expect((await countOf(counter, 3)).outcome).toBe('counted');
	expect((await countOf(counter, 3)).outcome).toBe('day');
});

test('a call that was counted without the store is given back without it', async () => {
	const counter = counterOf();
	store.fault = AWAY;
	const { counted } = await countOf(counter);
	if (typeof counted !== 'string') await counted();
	expect((await countOf(counter)).outcome).toBe('counted');
});

test('an outage is told once, and its end, with the calls in between', async () => {
	const counter = counterOf();
	store.listener.onUp();
	store.fault = Object.assign(new Error(''), { code: 'ECONNREFUSED' });
	for (let i = 0; i < 5; i++) {
		await countOf(counter);
		store.listener.onAway(AWAY);
	}
	store.fault = undefined;
	for (let i = 0; i < 5; i++) {
		store.listener.onUp();
		await countOf(counter);
	}
	store.fault = new Error('OOM command not allowed');
	await countOf(counter, 9);
	store.fault = undefined;
	await countOf(counter, 9);
	expect(states).toEqual([
		{ store: 'store:6379', isUp: true, callsWithout: 0 },
		{ store: 'store:6379', isUp: false, reason: 'ECONNREFUSED' },
		{ store: 'store:6379', isUp: true, callsWithout: 5 },
		{ store: 'store:6379', isUp: false, reason: 'OOM command not allowed' },
		{ store: 'store:6379', isUp: true, callsWithout: 1 },
	]);
});

test('what the store refused for the day is known without it, until a call is given back', async () => {
	const counter = counterOf();
	const isUsedUp = (perDay = 1, keyId = 'a') => counter.isDayUsedUp(keyId, { perDay });
	const { counted } = await countOf(counter);
	expect(isUsedUp()).toBe(false);
	await countOf(counter);
	expect([isUsedUp(), isUsedUp(2), isUsedUp(1, 'b')]).toEqual([true, false, false]);
	expect(counter.isDayUsedUp('free', {})).toBe(false);
	if (typeof counted !== 'string') await counted();
	expect(isUsedUp()).toBe(false);
	await countOf(counter);
	await countOf(counter);
	const now = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 2_001);
	expect(isUsedUp()).toBe(false);
	now.mockRestore();
	expect(isUsedUp()).toBe(true);
});
