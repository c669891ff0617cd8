import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncomingMessage } from 'node:http';

import { AddressRanges } from '../../src/config/address-ranges.mts';
import { proxyRequestIdOf } from '../../src/http/request-ids.mts';
import { base64Body, KEY, requestsIn, runApp, type RunningApp } from './running-app.mts';

const PROXIES = new AddressRanges(['10.0.0.0/8']);

const idOf = (id: string, remoteAddress?: string) =>
	proxyRequestIdOf(
		{ headers: { 'x-request-id': id }, socket: { remoteAddress } } as unknown as IncomingMessage,
		PROXIES,
	);

describe('X-Request-Id', () => {
	test('is taken from a trusted proxy alone', () => {
		expect(idOf('b7f1-4c', '10.1.2.3')).toBe('b7f1-4c');
		expect(idOf('b7f1-4c', '::ffff:10.1.2.3')).toBe('b7f1-4c');
		expect(idOf('b7f1-4c', '192.0.2.1')).toBeUndefined();
		expect(idOf('b7f1-4c', undefined)).toBeUndefined();
	});

	test.each([['', 'a b', 'a,b', 'b7f1, b7f2', 'a"b', 'a\\b', 'é', '<id>', 'a/b', 'a'.repeat(129)]])(
		'is ignored if it is %j, or the like',
		(...malformed) => {
			for (const text of malformed) expect(idOf(text, '10.1.2.3')).toBeUndefined();
			const longest = 'a'.repeat(128);
			expect(idOf(longest, '10.1.2.3')).toBe(longest);
		},
	);
});

describe('in the reply and the log', () => {
	let behindProxy: RunningApp;
	let direct: RunningApp;
	beforeAll(async () => {
		behindProxy = await runApp({ trustedProxies: ['127.0.0.1'] });
		direct = await runApp();
	});
	afterAll(async () => {
		await behindProxy.close();
		await direct.close();
	});

	const ID = { 'x-request-id': 'id.of-the_proxy' };
	const CALL = { ...ID, 'content-type': 'application/json', 'x-api-key': KEY };

	test('a proxy gets its id back, beside the id in the body', async () => {
		const { headers, json } = await behindProxy.post(base64Body(), CALL);
		expect(headers.get('x-request-id')).toBe('id.of-the_proxy');
		expect(json.request_id).toMatch(/^req_[0-9a-f]{24}$/);
		expect(requestsIn(behindProxy.log).at(-1)).toMatchObject({
			requestId: json.request_id,
			proxyRequestId: 'id.of-the_proxy',
		});
	});

	test('the log has the address of the client if it is asked to, and only then', async () => {
		const headers = { ...CALL, 'x-forwarded-for': '203.0.113.7:51234' };
		const logging = { logAddresses: true };
		const apps = [
			await runApp({ ...logging, trustedProxies: ['127.0.0.1'] }),
			await runApp(logging),
		];
		try {
			for (const app of [...apps, behindProxy]) await app.post(base64Body(), headers);
			const addresses = [...apps, behindProxy].map(
				(app) => requestsIn(app.log).at(-1).clientAddress,
			);
			expect(addresses).toEqual(['203.0.113.7', '127.0.0.1', undefined]);
			expect(behindProxy.log.join('')).not.toMatch(/203\.0\.113|127\.0\.0\.1(?!:)/);
		} finally {
			for (const app of apps) await app.close();
		}
	});

	test('a client gets the id of the body, whatever it sends', async () => {
		const { headers, json } = await direct.post(base64Body(), CALL);
		expect(headers.get('x-request-id')).toBe(json.request_id);
		expect(direct.log.join('')).not.toMatch(/of-the_proxy/);
	});
});
