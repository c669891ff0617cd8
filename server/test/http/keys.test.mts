import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { AddressRanges } from '../../src/config/address-ranges.mts';
import { base64Body, runApp, type RunningApp } from './running-app.mts';

const withKey = (key: string, more: Record<string, string> = {}) => ({
	'content-type': 'application/json',
	'x-api-key': key,
	...more,
});

let app: RunningApp;
let read: () => Promise<null> = async () => null;
beforeAll(async () => {
	app = await runApp({
		read: () => read(),
		trustedProxies: ['127.0.0.1'],
		keys: [
			{ id: 'suspended', key: 'suspended', suspended: true },
			{ id: 'near', key: 'near', allowedAddresses: new AddressRanges(['127.0.0.0/8']) },
			{ id: 'far', key: 'far', allowedAddresses: new AddressRanges(['192.0.2.0/24']) },
			{ id: 'six', key: 'six', allowedAddresses: new AddressRanges(['2001:db8::/32']) },
			{ id: 'slow', key: 'slow', limits: { perSecond: 1 } },
			{ id: 'rare', key: 'rare', limits: { perDay: 1 } },
		],
	});
});
afterAll(async () => await app.close());

async function codeOf(key: string, body: unknown = base64Body(), more = {}) {
	const { status, json } = await app.post(body, withKey(key, more));
	return [status, json.code];
}

test('a suspended key: 4013, whatever the body', async () => {
	expect(await codeOf('suspended')).toEqual([403, 4013]);
	expect(await codeOf('suspended', '{')).toEqual([403, 4013]);
});

describe('an allow-list', () => {
	test('accepts its addresses and rejects others with 4014, whatever the body', async () => {
		expect(await codeOf('near')).toEqual([502, 5021]);
		expect(await codeOf('far')).toEqual([403, 4014]);
		expect(await codeOf('far', '{')).toEqual([403, 4014]);
	});

	test.each([
		['far', '192.0.2.9:51234', 5021],
		['far', '198.51.100.1,192.0.2.9:1', 5021],
		['far', '192.0.2.9 , 127.0.0.1:443', 5021],
		['six', '[2001:db8::1]:443', 5021],
		['six', '2001:db8::1', 5021],
		['near', '192.0.2.9', 4014],
		['far', '192.0.2.9:1, 198.51.100.1:1', 4014],
		['far', '[2001:db8::1]:443', 4014],
		...['192.0.2.9:', '192.0.2.9:1:2', 'x192.0.2.9:1', '192.0.2.9:1 x'].map(
			(odd) => ['far', odd, 4014] as const,
		),
		...['[2001:db8::1:443', '[2001:db8::1]'].map((odd) => ['six', odd, 4014] as const),
	])('%s: "%s", as a trusted proxy may write it, is answered with %i', async (key, from, code) => {
		const [, answer] = await codeOf(key, undefined, { 'x-forwarded-for': from });
		expect(answer).toBe(code);
	});
});

test('whether a key may be used is told without a call', async () => {
	const statusOf = async (key: string) =>
		(await fetch(`${app.url}/api/key`, { headers: { 'x-api-key': key } })).status;
	const keys = ['near', 'rare', 'rare', 'suspended', 'far', 'unknown', ''];
	expect(await Promise.all(keys.map(statusOf))).toEqual([204, 204, 204, 403, 403, 401, 401]);
});

test('too many calls in a second: 4029 with Retry-After; an invalid body is no call', async () => {
	expect(await codeOf('slow', {})).toEqual([400, 4000]);
	const refusedUrl = { input_type: 'url', input_data: 'http://10.0.0.1/' };
	expect(await codeOf('slow', refusedUrl)).toEqual([400, 4000]);
	expect(await codeOf('slow')).toEqual([502, 5021]);
	const { status, json, headers } = await app.post(base64Body(), withKey('slow'));
	expect([status, json.code, headers.get('retry-after')]).toEqual([429, 4029, '1']);
});

test('too many calls in a day: 4030, and only images that were read count', async () => {
	expect(await codeOf('rare', {})).toEqual([400, 4000]);
	expect(await codeOf('rare', base64Body(Buffer.from('GIF89a')))).toEqual([400, 4000]);
	const refusedUrl = { input_type: 'url', input_data: 'http://10.0.0.1/' };
	expect(await codeOf('rare', refusedUrl)).toEqual([400, 4000]);
	read = () => Promise.reject(new Error('a fault of ours'));
	expect(await codeOf('rare')).toEqual([500, 5000]);
	read = async () => null;
	expect(await codeOf('rare')).toEqual([502, 5021]);
	expect(await codeOf('rare')).toEqual([429, 4030]);
	// A credential can be tested even if the day's calls are used up.
	expect(await codeOf('rare', { input_type: 'url', input_data: '' })).toEqual([400, 4000]);
});
