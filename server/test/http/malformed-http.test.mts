import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';

import { CALL_HEAD, rawCall, rawClient } from './raw-client.mts';
import { PORTRAIT, requestsIn, runApp, type RunningApp } from './running-app.mts';
import { until } from '../../../test/support/until.mts';

let app: RunningApp;
/** Has short timeouts. */
let strict: RunningApp;
beforeAll(async () => {
	app = await runApp();
	strict = await runApp({ requestTimeoutMs: 300 });
});
afterAll(async () => {
	await app.close();
	await strict.close();
});

async function countOf(url: string, status: number): Promise<number> {
	const figures = await (await fetch(`${url}/metrics`)).text();
	const counts = figures.matchAll(/^idcard_ocr_requests_total\{(.*)\} (\d+)$/gm);
	return [...counts]
		.filter(([, labels]) => labels.endsWith(`status="${status}",code="4000"`))
		.reduce((sum, [, , count]) => sum + Number(count), 0);
}

const HUGE = 'a'.repeat(70_000);
const UPGRADE = 'Connection: Upgrade\r\nUpgrade: websocket\r\n';

describe('malformed HTTP is answered, logged and counted like any request', () => {
	test.each<[string, () => RunningApp, string, number]>([
		['garbage', () => app, 'what is this\r\n\r\n', 400],
		['a broken URL', () => app, 'GET /%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
		['endless headers', () => app, `GET / HTTP/1.1\r\nHost: x\r\nA: ${HUGE}`, 431],
		['headers that stop', () => strict, 'GET / HTTP/1.1\r\nHost: x\r\n', 408],
		['no Host', () => app, 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
		[
			'two Hosts',
			() => app,
			'GET /healthz HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n',
			400,
		],
		[
			'an Expect that nobody knows',
			() => app,
			`${CALL_HEAD}Expect: wonders\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`,
			417,
		],
		['an upgrade', () => app, `GET /api/ocr-idcard HTTP/1.1\r\nHost: x\r\n${UPGRADE}\r\n`, 405],
		[
			'a chunk with endless extensions',
			() => app,
			`${CALL_HEAD}Transfer-Encoding: chunked\r\n\r\n1;${HUGE}`,
			413,
		],
	])('%s', async (name, server, bytes, status) => {
		const { url, log } = server();
		const counted = await countOf(url, status);
		const logged = requestsIn(log).length;
		const client = rawClient(url, bytes);
		if (name === 'an upgrade') setTimeout(() => client.socket.end(), 100);
		const reply = await client.reply();

		expect(reply.status).toBe(status);
		expect(reply.json).toEqual({
			code: 4000,
			msg: expect.stringMatching(/^[^a-z]*(HTTP|Host|Expect|POST)?[^a-z]*$/),
			data: null,
			reason: expect.stringMatching(/^[a-z-]+$/),
			request_id: expect.stringMatching(/^req_[0-9a-f]{24}$/),
		});
		expect(reply.headers).toMatchObject({
			'cache-control': 'no-store',
			'content-type': 'application/json; charset=utf-8',
			'x-reason': expect.stringMatching(/^[A-Z][ -~]+\.$/),
			'x-request-id': reply.json.request_id,
		});
		await until(async () => (await countOf(url, status)) > counted);
		expect(await countOf(url, status)).toBe(counted + 1);
		const lines = requestsIn(log).slice(logged);
		expect(lines.filter(({ route }) => route !== '/metrics')).toEqual([
			expect.objectContaining({ requestId: reply.json.request_id, code: 4000, status, level: 30 }),
		]);
	});
});

test('garbage after pending requests is answered once, in place of the first reply', async () => {
	const reading = Promise.withResolvers<void>();
	const started = Promise.withResolvers<void>();
	let count = 0;
	const slow = await runApp({
		read: async () => {
			if (++count === 2) started.resolve();
			await reading.promise;
			return { fields: PORTRAIT };
		},
	});
	const other = '{"input_type":"base64","input_data":"/9j/4AA="}';
	const client = rawClient(slow.url, rawCall() + rawCall(other));
	await started.promise;
	client.socket.write('what is this\r\n\r\n');
	const { status, json } = await client.reply();
	reading.resolve();
	expect([status, json.code]).toEqual([400, 4000]);
	expect(client.text().match(/HTTP\/1\.1/g)).toHaveLength(1);
	await until(() => requestsIn(slow.log).length >= 2);
	await slow.close();
	const [first, second] = requestsIn(slow.log);
	const refused = { requestId: json.request_id, code: 4000, status: 400 };
	expect(first).toMatchObject({ ...refused, imageBytes: 4 });
	expect(second).toMatchObject({ imageBytes: 5 });
	expect(second).not.toHaveProperty('status');
});

test('CONNECT after pending requests ends them all: none keeps its slot', async () => {
	const reading = Promise.withResolvers<null>();
	const busy = await runApp({ read: () => reading.promise });
	const tunnel = 'CONNECT x.test:443 HTTP/1.1\r\nHost: x.test:443\r\n\r\n';
	const client = rawClient(busy.url, rawCall() + rawCall() + tunnel);
	await once(client.socket, 'close');
	reading.resolve(null);
	await until(async () => (await busy.imagesInProgress()) === 0);
	// No request was answered, and nothing else may look like a reply.
	expect(client.text()).toBe('');
	const calls = requestsIn(busy.log).filter(({ route }) => route === '/api/ocr-idcard');
	expect(calls.map(({ status }) => status)).toEqual([undefined, undefined]);
	await busy.close();
});
