import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

import { MAX_BASE64_LENGTH } from '../../../domain/api-contract.ts';
import type { CardReading } from '../../src/engine/card-reader.mts';
import { QueueTimeoutError, ReadTimeoutError } from '../../src/errors/server-errors.mts';
import { CALL_HEAD, rawCall, rawClient } from './raw-client.mts';
import { base64Body, KEY, PORTRAIT, runApp, type RunningApp } from './running-app.mts';
import { until } from '../../../test/support/until.mts';

const TOO_SLOW = '图片读取超时，请只拍摄身份证本身后重试';

/** A call whose body stops after its first byte. */
const HALF_SENT = `${CALL_HEAD}Content-Length: 100\r\n\r\n{`;

const KEYS = [
	{ id: 'test', key: KEY },
	{ id: 'other', key: 'other-key' },
];
const OTHER_KEY = { 'content-type': 'application/json', 'x-api-key': 'other-key' };

let app: RunningApp;
/** Pending reads, to be finished one by one. */
let readings: Array<PromiseWithResolvers<CardReading | null>>;
beforeEach(async () => {
	readings = [];
	app = await runApp({
		imageSlots: 2,
		bodyIdleTimeoutMs: 120_000,
		stopGraceMs: 120_000,
		keys: KEYS,
		read: () => {
			const reading = Promise.withResolvers<CardReading | null>();
			readings.push(reading);
			return reading.promise;
		},
	});
});
afterEach(async () => await app.close());

const untilReading = (count: number) => until(() => readings.length >= count);

test('images beyond the slots get 5020 without waiting, and all others are answered', async () => {
	const accepted = [app.post(base64Body()), app.post(base64Body())];
	await untilReading(2);
	// By its headers alone: its body, which is no JSON, is not looked at.
	const refused = await app.post('{ no JSON');
	expect([refused.status, refused.json.code]).toEqual([502, 5020]);
	expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);

	for (const reading of readings) reading.resolve({ fields: PORTRAIT });
	expect((await Promise.all(accepted)).map(({ json }) => json.code)).toEqual([0, 0]);
	const next = app.post(base64Body());
	await untilReading(3);
	readings[2].resolve(null);
	expect((await next).json.code).toBe(5021);
});

test('an image that takes too long is refused, since it would be again', async () => {
	const call = app.post(base64Body());
	await untilReading(1);
	readings[0].reject(new ReadTimeoutError('Too long.'));
	const { status, json, headers } = await call;
	expect([status, json.code, json.msg, json.reason, headers.get('retry-after')]).toEqual([
		400,
		4000,
		TOO_SLOW,
		'read-timeout',
		null,
	]);
});

test('one that waits too long gets 5020, to be tried again', async () => {
	const call = app.post(base64Body());
	await untilReading(1);
	readings[0].reject(new QueueTimeoutError('Too long.'));
	const { status, json, headers } = await call;
	expect([status, json.code, headers.get('retry-after')]).toEqual([502, 5020, '5']);
	expect(json.msg).not.toBe(TOO_SLOW);
	expect(await (await fetch(`${app.url}/metrics`)).text()).toMatch(
		/^idcard_ocr_refusals_total\{reason="queue_timeout",key_id="test"\} 1$/m,
	);
});

test('half-sent bodies of one key lock no other key out', async () => {
	const slow = [1, 2].map(() => rawClient(app.url, HALF_SENT));
	await Promise.all(slow.map(({ socket }) => once(socket, 'ready')));
	await delay(50);
	expect((await app.post(base64Body())).json.code).toBe(5020);
	const next = app.post(base64Body(), OTHER_KEY);
	await untilReading(1);
	readings[0].resolve({ fields: PORTRAIT });
	expect((await next).json.code).toBe(0);

	const cut = await Promise.race(slow.map((client) => client.reply().catch(() => null)));
	expect(cut).toMatchObject({
		status: 502,
		json: { code: 5020 },
		headers: { connection: 'close', 'retry-after': '2' },
	});
	expect(slow.filter(({ socket }) => socket.closed)).toHaveLength(1);
	for (const { socket } of slow) socket.destroy();
});

test.each([
	['stops', 1],
	['trickles in', 1_000],
])('a body that %s times out', async (_how, times) => {
	const strict = await runApp({ bodyIdleTimeoutMs: 200 });
	const client = rawClient(strict.url, HALF_SENT);
	let left = times;
	const trickle = setInterval(() => {
		if (--left > 0 && client.socket.writable) client.socket.write(' ');
	}, 20);
	const { status, json, headers } = await client.reply();
	clearInterval(trickle);
	expect([status, json.code, headers.connection]).toEqual([408, 4000, 'close']);
	await strict.close();
});

test('a slow but steady body is accepted', async () => {
	const strict = await runApp({ bodyIdleTimeoutMs: 1_000 });
	const padding = ' '.repeat(4_096);
	const body = JSON.stringify(base64Body());
	const length = body.length + 20 * padding.length;
	const client = rawClient(
		strict.url,
		`${CALL_HEAD}Connection: close\r\nContent-Length: ${length}\r\n\r\n`,
	);
	for (let i = 0; i < 20; i++) {
		client.socket.write(padding);
		await delay(100);
	}
	client.socket.write(body);
	expect((await client.reply()).json.code).toBe(0);
	await strict.close();
});

describe('a body over the limit', () => {
	test.each([
		['with Content-Length', `Content-Length: ${2 * MAX_BASE64_LENGTH}\r\n\r\n`, 'x'],
		['in chunks', 'Transfer-Encoding: chunked\r\n\r\n', `${'x'.repeat(0xffff)}\r\n`],
	])('is read to its end before the error reply, %s', async (_name, headers, piece) => {
		const { socket, text } = rawClient(app.url, `${CALL_HEAD}${headers}`);
		const chunked = headers.includes('chunked');
		const block = chunked ? `ffff\r\n${piece}` : piece.repeat(65_536);
		for (let sent = 0; sent < 2 * MAX_BASE64_LENGTH - 65_536; sent += 65_536) {
			await new Promise((resolve) => socket.write(block, resolve));
			expect(text()).toBe('');
		}
		socket.write(chunked ? '0\r\n\r\n' : piece.repeat(2 * MAX_BASE64_LENGTH));
		await once(socket, 'data');
		expect(text()).toMatch(/^HTTP\/1.1 400 [^]*"code":4000/);
		socket.destroy();
	});

	test('that never ends is cut off', async () => {
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

test('a stop answers what comes on open connections, takes no others, and waits for no slow body', async () => {
	const patient = await runApp({
		bodyIdleTimeoutMs: 120_000,
		stopGraceMs: 120_000,
		read: () => {
			const reading = Promise.withResolvers<CardReading | null>();
			readings.push(reading);
			return reading.promise;
		},
	});
	const call = rawCall();
	const started = patient.post(base64Body());
	await untilReading(1);
	const stalled = rawClient(patient.url, HALF_SENT);
	const halfSent = rawClient(patient.url, call.slice(0, -1));
	const silent = rawClient(patient.url, '');
	await Promise.all([stalled, halfSent, silent].map(({ socket }) => once(socket, 'ready')));
	await delay(50);
	const closing = patient.close();
	await delay(20);
	await expect(patient.post(base64Body())).rejects.toThrow();
	halfSent.socket.write(call.slice(-1));
	silent.socket.write(call);
	await untilReading(3);
	for (const reading of readings) reading.resolve({ fields: PORTRAIT });
	const { json, headers } = await started;
	expect([json.code, headers.get('connection')]).toEqual([0, 'close']);
	for (const client of [halfSent, silent]) {
		const reply = await client.reply();
		expect([reply.json.code, reply.headers.connection]).toEqual([0, 'close']);
	}
	const refused = await stalled.reply();
	expect([refused.status, refused.json.code]).toEqual([502, 5020]);
	expect(refused.headers).toMatchObject({ connection: 'close', 'retry-after': '5' });
	await closing;
});

test('a stop waits no longer for the body of a call that is refused', async () => {
	const leaving = await runApp({ bodyIdleTimeoutMs: 120_000, stopGraceMs: 120_000 });
	const refused = rawClient(
		leaving.url,
		`POST /api/ocr-idcard HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n`,
	);
	const stalled = rawClient(leaving.url, HALF_SENT);
	const trickle = setInterval(() => refused.socket.write(' '), 100);
	await Promise.all([refused, stalled].map(({ socket }) => once(socket, 'ready')));
	await delay(50);
	const closing = leaving.close();
	await stalled.reply();
	await delay(500);
	clearInterval(trickle);
	expect(refused.text()).toContain('"code":4015');
	await closing;
});

test('a stop answers what comes on connections that were open, though it had nothing to do', async () => {
	const leaving = await runApp();
	const call = rawCall();
	const fresh = rawClient(leaving.url, '');
	await once(fresh.socket, 'ready');
	const used = rawClient(leaving.url, call);
	await once(used.socket, 'data');
	await delay(50);
	const usedClosed = once(used.socket, 'close');
	const closing = leaving.close();
	await delay(20);
	for (const { socket } of [fresh, used]) socket.write(call);
	expect((await fresh.reply()).json.code).toBe(0);
	await usedClosed;
	expect(used.text().match(/"code":0/g)).toHaveLength(2);
	await closing;
});

test('a stop waits no longer than its grace period, and then answers', async () => {
	const signals: AbortSignal[] = [];
	const hasty = await runApp({
		stopGraceMs: 100,
		read: (_picture, { turn } = {}) => {
			signals.push(turn!.signal);
			return new Promise(() => {});
		},
	});
	const cut = hasty.post(base64Body());
	await until(() => signals.length > 0);
	const closed = hasty.close();
	const { status, json, headers } = await cut;
	expect([status, json.code, headers.get('retry-after')]).toEqual([502, 5020, '5']);
	// What nobody waits for any more stops.
	expect(signals[0].aborted).toBe(true);
	await closed;
});
