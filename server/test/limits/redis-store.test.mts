import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';

import { openCallCounter } from '../../src/limits/shared-counter.mts';
import type { CallCounter } from '../../src/limits/call-counter.mts';
import { poll } from '../../../tools/processes/poll.mts';
import { describeWithRedis, RedisUnderTest } from './redis-server.mts';

const open: CallCounter[] = [];
async function counterOf(limitsStore: string, limitsStoreDown: 'own' | 'refuse' = 'refuse') {
	const counter = await openCallCounter({ limitsStore, limitsStoreDown });
	open.push(counter);
	return counter;
}
afterEach(async () => {
	await Promise.all(open.splice(0).map((counter) => counter.close()));
});

async function outcomeOf(counter: CallCounter, keyId: string, perDay: number) {
	const counted = await counter.count(keyId, { perDay });
	return typeof counted === 'string' ? counted : 'counted';
}

/** Counts a call of a key of its own until the store takes it. */
async function untilTaken(counter: CallCounter): Promise<void> {
	const take = async () =>
		(await outcomeOf(counter, randomUUID(), 1)) === 'counted' ? true : undefined;
	await poll(take, { timeoutMs: 20_000, intervalMs: 20, waitingFor: 'the store' });
}

describeWithRedis('a store in Redis', () => {
	const redis = new RedisUnderTest();
	let key: string;
	beforeAll(async () => await redis.start());
	beforeEach(() => {
		key = randomUUID();
	});
	afterAll(async () => await redis.remove());

	test('allows exactly the limit, over three servers that ask at the same time', async () => {
		const servers: CallCounter[] = [];
		for (let i = 0; i < 3; i++) servers.push(await counterOf(redis.url));
		const calls = Array.from({ length: 60 }, (_, i) => servers[i % 3].count(key, { perDay: 20 }));
		const counted = await Promise.all(calls);
		const taken = counted.filter((one) => typeof one !== 'string');
		expect(taken.length).toBe(20);
		expect(new Set(counted.filter((one) => typeof one === 'string'))).toEqual(new Set(['day']));

		const [first, second] = taken;
		await first();
		expect(await outcomeOf(servers[2], key, 20)).toBe('counted');
		expect(await outcomeOf(servers[1], key, 20)).toBe('day');
		await second();
		expect(await outcomeOf(servers[0], key, 20)).toBe('counted');
	});

	test("counts by the store's own clock, under the key's id, and lets the counts expire", async () => {
		const counter = await counterOf(redis.url);
		await counter.count(key, { perDay: 20, perSecond: 2 });
		const client = new Redis(redis.url);
		const [seconds] = await client.time();
		const today = Math.floor((Number(seconds) + 8 * 3600) / 86_400);
		const names = ['recent', today].map((name) => `idcard-ocr:calls:{${key}}:${name}`);
		expect(new Set(await client.keys(`*${key}*`))).toEqual(new Set(names));
		expect(await client.hvals(names[1])).toEqual(['1']);
		const expiries = await Promise.all(names.map((name) => client.ttl(name)));
		for (const expiry of expiries) expect(expiry).toBeGreaterThan(0);
		client.disconnect();
	});

	test('remembers the day over restarts of the servers and its own', async () => {
		const first = await counterOf(redis.url);
		expect(await outcomeOf(first, key, 2)).toBe('counted');
		await first.close();
		const second = await counterOf(redis.url);
		expect(await outcomeOf(second, key, 2)).toBe('counted');
		await redis.stop();
		await redis.start();
		await untilTaken(second);
		expect(await outcomeOf(second, key, 2)).toBe('day');
	});

	test('that is away refuses or is done without, and is used again when it is back', async () => {
		const strict = await counterOf(redis.url, 'refuse');
		const lenient = await counterOf(redis.url, 'own');
		await redis.stop();
		expect(await outcomeOf(strict, key, 1)).toBe('store-away');
		expect(await outcomeOf(lenient, key, 1)).toBe('counted');
		expect(await outcomeOf(lenient, key, 1)).toBe('day');
		expect([strict.storeFailures, lenient.storeFailures]).toEqual([1, 2]);

		const started = await counterOf(redis.url, 'own');
		expect(await outcomeOf(started, key, 1)).toBe('counted');

		await redis.start();
		await untilTaken(strict);
		expect(await outcomeOf(strict, key, 1)).toBe('counted');
		await poll(async () => ((await outcomeOf(started, key, 1)) === 'day' ? true : undefined), {
			timeoutMs: 20_000,
			intervalMs: 20,
			waitingFor: 'the store',
		});
	});

	test('knows after an outage which calls failed during it', async () => {
		const counter = await counterOf(redis.url);
		const uncount = await counter.count(key, { perDay: 1 });
		await redis.stop();
		if (typeof uncount !== 'string') await uncount();
		await redis.start();
		await untilTaken(counter);
		expect(await outcomeOf(counter, key, 1)).toBe('counted');
		expect(await outcomeOf(counter, key, 1)).toBe('day');
	});

	test('that lost its data gets the counts of the servers that run', async () => {
		const counter = await counterOf(redis.url);
		await counter.count(key, { perDay: 1 });
		const client = new Redis(redis.url);
		await client.flushdb();
		await client.call('CLIENT', 'KILL', 'TYPE', 'normal');
		client.disconnect();
		await untilTaken(counter);
		expect(await outcomeOf(counter, key, 1)).toBe('day');
	});

	test('that hangs delays one call for a second, and counts no call that went on without it', async () => {
		const counter = await counterOf(redis.url, 'own');
		redis.signal('SIGSTOP');
		expect(await outcomeOf(counter, key, 1)).toBe('counted');
		for (let i = 0; i < 1000; i++) expect(await outcomeOf(counter, key, 1)).toBe('day');
		redis.signal('SIGCONT');
		const strict = await counterOf(redis.url, 'refuse');
		const take = async () => ((await outcomeOf(strict, key, 1)) === 'counted' ? true : undefined);
		await poll(take, { timeoutMs: 20_000, intervalMs: 20, waitingFor: 'the late call' });
	});
});

test('something else behind the address is a store that is away', async () => {
	const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.address() as AddressInfo;
	const counter = await counterOf(`redis://user:secret@127.0.0.1:${port}`);
	const told: string[] = [];
	counter.watchStore((state) => told.push(JSON.stringify(state)));
	expect(await outcomeOf(counter, 'a', 1)).toBe('store-away');
	expect(told.length).toBe(1);
	expect(told[0]).not.toContain('secret');
	await counter.close();
	server.close();
});
