import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { poll } from '../../../tools/processes/poll.mts';
import { readCard } from '../../cards/read-card.mts';
import { CALLS_PER_DAY, Cluster } from './cluster.mts';
import { call, startLoad, type Load, type Outcome } from './load.mts';

/** More than the servers can read at a time, fewer than they let wait. */
const CLIENTS = 8;

const SUCCESS = 0;
const UNKNOWN_KEY = 4011;
const DAILY_QUOTA = 4030;

const image = readCard('portrait.jpg').image.toString('base64');

let cluster: Cluster;
/** The last test's load, should it fail before it stops it. */
let load: Load | undefined;

beforeAll(async () => {
	cluster = await Cluster.start();
});
beforeEach(() => {
	load = undefined;
});
afterAll(async () => {
	await load?.stop();
	await cluster?.stop();
});

const callWith = (key: string) => async () => await call(cluster.nginx.url, key, image);

const startFreeLoad = () => (load = startLoad(CLIENTS, callWith(cluster.keys.free)));

/** The outcomes of calls that should have been read and were not. */
const lost = (outcomes: readonly Outcome[]) => outcomes.filter(({ code }) => code !== SUCCESS);

/** Makes this many calls, a few at a time, and returns how often each code was replied. */
async function codesOf(calls: number, key: string): Promise<Record<string, number>> {
	let left = calls;
	const codes: Record<string, number> = {};
	const client = async () => {
		while (left-- > 0) {
			const { code, detail } = await callWith(key)();
			const name = String(code ?? detail);
			codes[name] = (codes[name] ?? 0) + 1;
		}
	};
	await Promise.all(Array.from({ length: CLIENTS }, client));
	return codes;
}

test('a key with 20 calls a day gets 20 of 60, over all servers', async () => {
	const passesBefore = (await cluster.nginx.passes()).length;
	expect(await codesOf(60, cluster.keys.daily)).toEqual({
		[SUCCESS]: CALLS_PER_DAY,
		[DAILY_QUOTA]: 60 - CALLS_PER_DAY,
	});
	const used = (await cluster.nginx.passes()).slice(passesBefore).flat();
	expect(new Set(used)).toEqual(new Set(cluster.ports));
});

test('a rolling restart loses no call, and forgets none', async () => {
	const { outcomes, more, stop } = startFreeLoad();
	await more(CLIENTS);
	for (let i = 0; i < cluster.size; i++) {
		await cluster.server(i).stop();
		await cluster.startServer(i);
		await more(CLIENTS);
	}
	await stop();
	expect(lost(outcomes)).toEqual([]);
	expect(outcomes.length).toBeGreaterThan(cluster.size * CLIENTS);
	expect(await codesOf(3, cluster.keys.daily)).toEqual({ [DAILY_QUOTA]: 3 });
});

test('what a killed server leaves unanswered is read by another', async () => {
	const passesBefore = (await cluster.nginx.passes()).length;
	const { outcomes, more, stop } = startFreeLoad();
	await more(CLIENTS);
	await cluster.server(1).process.kill();
	await more(3 * CLIENTS);
	await stop();
	expect(lost(outcomes)).toEqual([]);
	const passes = (await cluster.nginx.passes()).slice(passesBefore);
	const repeated = passes.filter((ports) => ports.length > 1);
	expect(repeated.length).toBeGreaterThan(0);
	for (const ports of repeated) expect(ports[0]).toBe(cluster.ports[1]);
	await cluster.startServer(1);
});

test('a refusal that needs no body reaches the caller of a large one', async () => {
	const body = 'A'.repeat(9_000_000);
	for (let i = 0; i < 2 * cluster.size; i++) {
		expect((await call(cluster.nginx.url, 'unknown', body)).code).toBe(UNKNOWN_KEY);
	}
	expect((await fetch(`${cluster.nginx.url}/metrics`)).status).toBe(404);
});

test('calls are answered while Redis is away, and counted on when it is back', async () => {
	const { outage, free } = cluster.keys;
	expect(await codesOf(5, outage)).toEqual({ [SUCCESS]: 5 });
	await cluster.stopRedis();
	// Each server by its own counts now: of what it let through before, and of these.
	const { [SUCCESS]: answered = 0, ...others } = await codesOf(10, outage);
	expect([answered, others]).toEqual([10, {}]);
	expect(await codesOf(3, free)).toEqual({ [SUCCESS]: 3 });

	await cluster.startRedis();
	await poll(async () => ((await storeMessages()).back === cluster.size ? true : undefined), {
		timeoutMs: 20_000,
		waitingFor: 'all servers to find Redis again',
	});
	expect((await storeMessages()).away).toBe(cluster.size);
	// Redis kept the five; the ten without it are not in its count.
	expect(await codesOf(20, outage)).toEqual({ [SUCCESS]: 15, [DAILY_QUOTA]: 5 });
});

/** How often servers have logged since their start that Redis went, and that it came back. */
async function storeMessages(): Promise<{ away: number; back: number }> {
	const found = { away: 0, back: 0 };
	for (let i = 0; i < cluster.size; i++) {
		const text = await readFile(cluster.server(i).process.logFile, 'utf8');
		found.away += text.split('limits store unreachable').length - 1;
		// All but the one of its start.
		found.back += text.split('limits store answers').length - 2;
	}
	return found;
}

test('a store that hangs has counted no call that it did not answer in time', async () => {
	const { hang } = cluster.keys;
	expect(await codesOf(5, hang)).toEqual({ [SUCCESS]: 5 });
	cluster.signalRedis('SIGSTOP');
	// Of these, it is asked about those of the first second.
	expect(await codesOf(CLIENTS, hang)).toEqual({ [SUCCESS]: CLIENTS });
	// Longer than servers keep a connection that is silent.
	await delay(7000);
	cluster.signalRedis('SIGCONT');
	await poll(async () => ((await storeMessages()).back === 2 * cluster.size ? true : undefined), {
		timeoutMs: 20_000,
		waitingFor: 'all servers to find Redis again',
	});
	expect(await codesOf(20, hang)).toEqual({ [SUCCESS]: 15, [DAILY_QUOTA]: 5 });
});

test('slow photos of one link keep no other link from its checks', async () => {
	const body = new Uint8Array(readCard('portrait.jpg').image);
	const flooded = await photoLink();
	const stop = new AbortController();
	// Of over 1 MB, so that nginx passes on what it has.
	const drip = () =>
		fetch(`${cluster.nginx.url}/api/photo-checks?side=portrait`, {
			method: 'POST',
			headers: { 'x-photo-link': flooded, 'content-type': 'image/jpeg' },
			body: new ReadableStream({
				async pull(controller) {
					if (stop.signal.aborted) return controller.close();
					controller.enqueue(body.subarray(0, 1000));
					await delay(1000);
				},
			}),
			duplex: 'half',
			signal: stop.signal,
		}).catch(() => undefined);
	const floods = Array.from({ length: 8 * cluster.size }, drip);
	await delay(2000);
	const codes = await Promise.all(
		Array.from({ length: 6 }, async () => {
			const reply = await fetch(`${cluster.nginx.url}/api/photo-checks?side=portrait`, {
				method: 'POST',
				headers: { 'x-photo-link': await photoLink(), 'content-type': 'image/jpeg' },
				body,
			});
			return ((await reply.json()) as { code: number }).code;
		}),
	);
	expect(codes).toEqual(Array(6).fill(SUCCESS));
	stop.abort();
	await Promise.all(floods);
});

/** Makes a link and returns its token. */
async function photoLink(): Promise<string> {
	const reply = await fetch(`${cluster.nginx.url}/api/photo-links`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': cluster.keys.free },
		body: JSON.stringify({
			deliver_to: 'https://n8n.example.com/',
			sender: 'SPECIMEN',
			text: 'a test',
		}),
	});
	const { data } = (await reply.json()) as { data: { url: string } };
	return new URL(data.url).hash.slice(1);
}

test('nginx wrote no image to disk', async () => {
	expect(await cluster.nginx.complaints()).not.toMatch(/temporary file/);
});
