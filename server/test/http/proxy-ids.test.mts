import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncomingMessage } from 'node:http';

import { AddressRanges } from '../../src/config/address-ranges.mts';
import { proxyIdsOf } from '../../src/http/request-ids.mts';
import { base64Body, KEY, requestsIn, runApp, type RunningApp } from './running-app.mts';

const TRACEPARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const PROXIES = new AddressRanges(['10.0.0.0/8']);

const idsOf = (headers: IncomingMessage['headers'], remoteAddress?: string) =>
	proxyIdsOf({ headers, socket: { remoteAddress } } as IncomingMessage, PROXIES);

describe('the ids of a request', () => {
	const headers = { 'x-request-id': 'b7f1-4c', traceparent: TRACEPARENT };

	test('are taken from a trusted proxy alone', () => {
		const ids = { proxyRequestId: 'b7f1-4c', traceparent: TRACEPARENT };
		expect(idsOf(headers, '10.1.2.3')).toEqual(ids);
		expect(idsOf(headers, '::ffff:10.1.2.3')).toEqual(ids);
		expect(idsOf(headers, '192.0.2.1')).toEqual({});
		expect(idsOf(headers, undefined)).toEqual({});
	});

	test.each([['', 'a b', 'a,b', 'b7f1, b7f2', 'a"b', 'a\\b', 'é', '<id>', 'a/b', 'a'.repeat(129)]])(
		'are ignored if X-Request-Id is %j, or the like',
		(...malformed) => {
			for (const text of malformed) expect(idsOf({ 'x-request-id': text }, '10.1.2.3')).toEqual({});
			const longest = 'a'.repeat(128);
			expect(idsOf({ 'x-request-id': longest }, '10.1.2.3')).toEqual({ proxyRequestId: longest });
		},
	);

	test.each([
		['with something behind', `${TRACEPARENT}-extra`],
		['in capitals', TRACEPARENT.toUpperCase()],
		['without a trace', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
		['sent twice', `${TRACEPARENT}, ${TRACEPARENT}`],
	])('are ignored if traceparent is %s', (_what, text) => {
		expect(idsOf({ traceparent: text }, '10.1.2.3')).toEqual({});
	});
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

	const SENT = { 'x-request-id': 'id.of-the_proxy', traceparent: TRACEPARENT };
	const CALL = { ...SENT, 'content-type': 'application/json', 'x-api-key': KEY };

	test('a proxy gets its ids back, beside the id in the body', async () => {
		const { headers, json } = await behindProxy.post(base64Body(), CALL);
		expect(headers.get('x-request-id')).toBe('id.of-the_proxy');
		expect(headers.get('traceparent')).toBe(TRACEPARENT);
		expect(json.request_id).toMatch(/^req_[0-9a-f]{24}$/);
		expect(requestsIn(behindProxy.log).at(-1)).toMatchObject({
			requestId: json.request_id,
			proxyRequestId: 'id.of-the_proxy',
			traceparent: TRACEPARENT,
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
		expect(headers.get('traceparent')).toBeNull();
		expect(direct.log.join('')).not.toMatch(/of-the_proxy|4bf92f/);
	});
});
