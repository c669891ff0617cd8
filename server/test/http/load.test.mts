import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

import type { CardReading } from '../../src/card-reader.mts';
import { MAX_BODY_BYTES } from '../../src/http/request-body.mts';
import { CALL_HEAD, rawClient } from './raw-client.mts';
import { base64Body, PORTRAIT, runApp, type RunningApp } from './running-app.mts';

let app: RunningApp;
/** Readings under way, to be finished one by one. */
let readings: Array<PromiseWithResolvers<CardReading | null>>;
beforeEach(async () => {
	readings = [];
	app = await runApp({
		picturesInHand: 2,
		read: () => {
			const reading = Promise.withResolvers<CardReading | null>();
			readings.push(reading);
			return reading.promise;
		},
	});
});
afterEach(async () => await app.close());

async function untilReading(count: number): Promise<void> {
	while (readings.length < count) await delay(5);
}

test('more pictures than may be in hand get 5020 at once, and the others are all answered', async () => {
	const accepted = [app.post(base64Body()), app.post(base64Body())];
	await untilReading(2);
	const refused = await app.post(base64Body());
	expect([refused.status, refused.json.code]).toEqual([502, 5020]);
	expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);

	for (const reading of readings) reading.resolve({ fields: PORTRAIT });
	expect((await Promise.all(accepted)).map(({ json }) => json.code)).toEqual([0, 0]);
	const next = app.post(base64Body());
	await untilReading(3);
	readings[2].resolve(null);
	expect((await next).json.code).toBe(5021);
});

test('a body that is still arriving holds a place, and a client that leaves gives it back', async () => {
	const slow = [1, 2].map(() => rawClient(app.url, `${CALL_HEAD}Content-Length: 100\r\n\r\n{`));
	await Promise.all(slow.map(({ socket }) => once(socket, 'ready')));
	await delay(50);
	expect((await app.post(base64Body())).json.code).toBe(5020);
	for (const { socket } of slow) socket.destroy();
	await delay(50);
	const next = app.post(base64Body());
	await untilReading(1);
	readings[0].resolve(null);
	expect((await next).json.code).toBe(5021);
});

describe('a body over the limit', () => {
	test.each([
		['with its length told', `Content-Length: ${2 * MAX_BODY_BYTES}\r\n\r\n`, 'x'],
		['in chunks', 'Transfer-Encoding: chunked\r\n\r\n', `${'x'.repeat(0xffff)}\r\n`],
	])('is read to its end before the refusal, %s', async (_name, headers, piece) => {
		const { socket, text } = rawClient(app.url, `${CALL_HEAD}${headers}`);
		const chunked = headers.includes('chunked');
		const block = chunked ? `ffff\r\n${piece}` : piece.repeat(65_536);
		for (let sent = 0; sent < 2 * MAX_BODY_BYTES - 65_536; sent += 65_536) {
			await new Promise((resolve) => socket.write(block, resolve));
			expect(text()).toBe('');
		}
		socket.write(chunked ? '0\r\n\r\n' : piece.repeat(2 * MAX_BODY_BYTES));
		await once(socket, 'data');
		expect(text()).toMatch(/^HTTP\/1.1 400 [^]*"code":4000/);
		socket.destroy();
	});

	test('without end is cut off', async () => {
		const { socket, text } = rawClient(app.url, `${CALL_HEAD}Transfer-Encoding: chunked\r\n\r\n`);
		const block = `ffff\r\n${'x'.repeat(0xffff)}\r\n`;
		const closed = new Promise((resolve) => socket.once('close', resolve));
		let sent = 0;
		while (socket.writable && sent < 1_000_000_000) {
			sent += block.length;
			const drained = new Promise((resolve) => socket.write(block, resolve));
			await Promise.race([drained, closed]);
		}
		expect(sent).toBeLessThan(200_000_000);
		expect(text()).toMatch(/^(HTTP\/1.1 4|$)/);
	});
});

test('a stop finishes what is in hand and takes nothing more', async () => {
	const started = app.post(base64Body());
	await untilReading(1);
	const idle = rawClient(app.url, '');
	await once(idle.socket, 'ready');
	const closing = app.close();
	await delay(20);
	await expect(app.post(base64Body())).rejects.toThrow();
	readings[0].resolve({ fields: PORTRAIT });
	const { json, headers } = await started;
	expect(json.code).toBe(0);
	expect(headers.get('connection')).toBe('close');
	await closing;
});
