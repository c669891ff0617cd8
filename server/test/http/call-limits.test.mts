import { afterEach, expect, jest, test } from '@jest/globals';

import type { CallCounter, StoreState } from '../../src/limits/call-counter.mts';
import { CALL_HEAD, rawClient } from './raw-client.mts';
import { base64Body, PORTRAIT, runApp } from './running-app.mts';
import { until } from '../../../test/support/until.mts';

/** A counter that does what a test wants, and whose store may come and go. */
class FakeCounter implements CallCounter {
	readonly storeFailures = 0;
	readonly count: CallCounter['count'];
	isUsedUp = false;
	tell: (state: StoreState) => void = () => {};

	constructor(count: CallCounter['count']) {
		this.count = count;
	}

	isDayUsedUp(): boolean {
		return this.isUsedUp;
	}

	isSecondUsedUp(): boolean {
		return false;
	}

	watchStore(listener: (state: StoreState) => void) {
		this.tell = listener;
	}

	async close() {}
}

/** Stops the clock by which refusals are due, since a busy machine sends few calls a second. */
function stopClock() {
	jest.spyOn(performance, 'now').mockReturnValue(performance.now());
}
afterEach(() => void jest.restoreAllMocks());

test('calls that the store of limits did not count: 5020 with Retry-After, and nothing is read', async () => {
	let reads = 0;
	const app = await runApp({
		calls: new FakeCounter(async () => 'store-away'),
		read: async () => {
			reads++;
			return { fields: PORTRAIT };
		},
	});
	const { status, json, headers } = await app.post(base64Body());
	expect([status, json.code, headers.get('retry-after'), reads]).toEqual([502, 5020, '5', 0]);
	await app.close();
});

test('a key that used up its day gets 4030 before a large body is looked at', async () => {
	let counts = 0;
	const calls = new FakeCounter(async () => {
		counts++;
		return 'day';
	});
	calls.isUsedUp = true;
	const app = await runApp({ calls });
	const large = `{ no JSON ${' '.repeat(70_000)}`;
	expect((await app.post(large)).json.code).toBe(4030);
	const { text, socket } = rawClient(app.url, `${CALL_HEAD}Transfer-Encoding: chunked\r\n\r\n`);
	await until(() => text().includes('4030'));
	socket.destroy();
	// What is not valid is told for nothing, as the credential's test expects.
	expect((await app.post({ input_type: 'base64', input_data: '' })).json.code).toBe(4000);
	expect(counts).toBe(0);
	expect((await app.post(base64Body())).json.code).toBe(4030);
	calls.isUsedUp = false;
	expect((await app.post(large)).json.code).toBe(4000);
	await app.close();
});

test('refusals are held back, and further ones close', async () => {
	const refusals = [
		{ refused: 'day', body: base64Body(), code: 4030 },
		{ refused: 'second', body: base64Body(), code: 4029 },
		{ refused: 'second', body: {}, code: 4000 },
	] as const;
	stopClock();
	const floods = refusals.map(async ({ refused, body, code }) => {
		const calls = new FakeCounter(async () => refused);
		const app = await runApp({ calls, imageSlots: 500 });
		for (let i = 0; i < 20; i++) expect((await app.post(body)).json.code).toBe(code);
		const replies = await Promise.all(Array.from({ length: 200 }, () => app.post(body)));
		expect(new Set(replies.map(({ json }) => json.code))).toEqual(new Set([code]));
		const closed = replies.filter(({ headers }) => headers.get('connection') === 'close');
		expect(closed.length).toBeGreaterThan(0);
		expect(closed.length).toBeLessThan(120);
		await app.close();
	});
	await Promise.all(floods);
});

test('the log says when the store of limits goes, and when it comes back', async () => {
	const calls = new FakeCounter(async () => async () => {});
	const app = await runApp({ calls });
	calls.tell({ store: '127.0.0.1:6379', isUp: false, reason: 'ECONNREFUSED' });
	calls.tell({ store: '127.0.0.1:6379', isUp: true, callsWithout: 3 });
	const lines = app.log.map((line) => JSON.parse(line)).filter(({ store }) => store !== undefined);
	expect(lines).toEqual([
		expect.objectContaining({ level: 40, reason: 'ECONNREFUSED', msg: 'limits store unreachable' }),
		expect.objectContaining({ level: 30, callsWithout: 3, msg: 'limits store answers' }),
	]);
	await app.close();
});
