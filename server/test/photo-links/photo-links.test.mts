import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';

import { hash } from 'node:crypto';
import { once } from 'node:events';
import { encode } from 'uqr';

import { rawClient } from '../http/raw-client.mts';
import { runApp } from '../http/running-app.mts';
import { ASKED, LINK_KEY, LINK_KEYS, linkedApp, N8N, tokenOf } from './linked-app.mts';
import { until } from '../../../test/support/until.mts';

let app: Awaited<ReturnType<typeof linkedApp>>;
beforeAll(async () => void (app = await linkedApp()));
afterAll(async () => await app.close());
afterEach(() => void jest.restoreAllMocks());

const PATHS = ['/api/photo-links', '/api/photo-checks', '/photo', '/photo/page.js', '/try/page.js'];

test.each([
	['no key has an origin', { publicUrl: 'https://ocr.example.com' }],
	['there is no public URL', { keys: [...LINK_KEYS] }],
])('where %s, its paths say so, or are unknown', async (_why, options) => {
	const without = await runApp(options);
	for (const path of PATHS) {
		for (const method of ['GET', 'POST']) {
			const json = { headers: { 'content-type': 'application/json' }, body: '{"a":1}' };
			const { status, headers } = await fetch(without.url + path, {
				method,
				...(method === 'POST' && json),
			});
			expect([path, method, status]).toEqual([path, method, 404]);
			const says = /^\/(api\/photo-links|photo)$/.test(path) ? 'Photo links are off' : 'nothing at';
			expect([path, headers.get('x-reason')]).toEqual([path, expect.stringContaining(says)]);
		}
	}
	const { paths } = (await (await fetch(`${without.url}/openapi.json`)).json()) as {
		paths: object;
	};
	expect(Object.keys(paths).filter((path) => path.includes('photo'))).toEqual([]);
	await without.close();
});

describe('POST /api/photo-links', () => {
	test('makes a link, whose page learns what it asks for', async () => {
		const made = await app.make(ASKED);
		expect(made).toMatchObject({ status: 200, json: { code: 0, msg: '成功' } });
		const { url, id, expires_at: at } = made.json.data as Record<string, string>;
		expect(url).toMatch(
			/^https:\/\/ocr\.example\.com\/cards\/photo\?for=[\w-]{43}#[\w-]+\.[\w-]{43}$/,
		);
		expect(id).toMatch(/^[\w-]{22}$/);
		expect(Math.abs(Date.parse(at) - Date.now() - 86_400_000)).toBeLessThan(60_000);
		const shown = await app.show(tokenOf(made.json.data));
		expect(shown.json).toEqual({
			code: 0,
			msg: '成功',
			request_id: expect.any(String),
			data: {
				id,
				...ASKED,
				sides: 'both',
				language: null,
				poor: 'again',
				page: new URL(url).search.slice(1),
				expires_at: at,
				checks_left: 20,
				sent: false,
			},
		});
		expect(shown.headers.get('cache-control')).toBe('no-store');
	});

	test('gives a QR code of the link, if that is asked for and it fits', async () => {
		const { url, qr } = (await app.make({ ...ASKED, qr: true })).json.data as {
			url: string;
			qr: string[];
		};
		const { data } = encode(url, { ecc: 'L', border: 4 });
		expect(qr.map((row) => [...row].map((module) => module === '1'))).toEqual(data);
		const long = { ...ASKED, deliver_to: `${N8N}/${'a'.repeat(2000)}`, qr: true };
		expect((await app.make(long)).json).toMatchObject({ code: 0, data: { qr: null } });
		expect((await app.make(ASKED)).json.data).not.toHaveProperty('qr');
	});

	test('learns from its page that the photos arrived, if any were checked', async () => {
		const token = await app.token();
		const isSent = async () => ((await app.show(token)).json.data as { sent: boolean }).sent;
		expect((await app.reportSent(token)).json.code).toBe(0);
		expect(await isSent()).toBe(false);
		await app.check(token, Uint8Array.of(1));
		expect(await isSent()).toBe(false);
		await app.reportSent(token);
		expect(await isSent()).toBe(true);
		expect((await app.reportSent('a.b')).json.code).toBe(4011);
	});

	test('the longest text and URL fit into a header', async () => {
		const long = {
			sender: '𠀀'.repeat(60),
			text: '𠀀'.repeat(200),
			deliver_to: `${N8N}/${'a'.repeat(2048 - N8N.length - 1)}`,
		};
		expect((await app.show(await app.token(long))).json.data).toMatchObject(long);
	});

	test.each([
		['another origin', 'https://evil.example'],
		['a user that looks like it', `https://n8n.example.com@evil.example/`],
		['another port', 'https://n8n.example.com:8443/'],
		['a longer name', 'https://n8n.example.com.evil.example/'],
		['a look-alike letter', 'https://n8n.exаmple.com/'],
		['one of another key', 'https://crm.example.com/'],
		['blob:', 'blob:https://n8n.example.com/1'],
		['javascript:', 'javascript:alert(1)'],
		['none', undefined],
		['too long a one', `${N8N}/${'a'.repeat(2049 - N8N.length - 1)}`],
	])('delivers nowhere else: %s', async (_what, deliverTo) => {
		const { status, json, headers } = await app.make({ ...ASKED, deliver_to: deliverTo });
		expect([status, json.code, json.data]).toEqual([400, 4000, null]);
		expect(headers.get('x-reason')).toContain(`${N8N}, http://localhost:5678.`);
	});

	test.each([
		['capitals', 'HTTPS://N8N.Example.COM/webhook/1'],
		['its own port', 'https://n8n.example.com:443/webhook/1'],
		['a full-width letter', 'https://ｎ8n.example.com/webhook/1'],
	])('the same origin may be written otherwise: %s', async (_how, deliverTo) => {
		const shown = await app.show(await app.token({ deliver_to: deliverTo }));
		expect(shown.json.data).toMatchObject({ deliver_to: `${N8N}/webhook/1` });
	});

	test.each<[object, string]>([
		[{ text: ' ' }, 'text must have 1 to 200 characters, all visible, on one line.'],
		...['two\nlines', 'two\u2028lines', '\u202eesrever', 'zero\u200bwidth'].map(
			(text): [object, string] => [{ text }, 'text must have 1 to 200'],
		),
		[{ sender: undefined }, 'sender must have 1 to 60 characters, all visible, on one line.'],
		[{ sender: 'a'.repeat(61) }, 'sender must have 1 to 60'],
		[{ sides: 'front' }, 'sides must be one of: both, portrait, emblem.'],
		[{ language: 'fr' }, 'language must be one of: zh, en.'],
		[{ expires_in: 59 }, 'expires_in must be a whole number from 60 to 2592000.'],
		[{ checks: 101 }, 'checks must be a whole number from 1 to 100.'],
	])('refuses %j', async (part, reason) => {
		const { json, headers } = await app.make({ ...ASKED, ...part });
		expect(json.code).toBe(4000);
		expect(headers.get('x-reason')).toMatch(new RegExp(`^${reason}`));
	});

	test('takes at most 16 KB of JSON, from a key', async () => {
		const statusOf = async (body: string, headers = {}) => {
			const response = await fetch(`${app.url}/api/photo-links`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-api-key': LINK_KEY, ...headers },
				body,
			});
			return [response.status, response.headers.get('x-reason')];
		};
		const large = JSON.stringify({ ...ASKED, more: 'a'.repeat(16 * 1024) });
		expect(await statusOf(large)).toEqual([400, 'The request is too large: at most 16 KB.']);
		expect(await statusOf('{')).toEqual([400, 'The body of the request is not valid JSON.']);
		expect(await statusOf('[]')).toEqual([400, 'The body of the request must be a JSON object.']);
		const body = JSON.stringify(ASKED);
		expect((await statusOf(body, { 'x-api-key': 'wrong' }))[0]).toBe(401);
		expect((await statusOf(body, { 'x-api-key': 'key-that-makes-no-links' }))[1]).toMatch(
			/none\.$/,
		);
		expect(await statusOf(body, { 'content-type': 'text/plain' })).toEqual([
			400,
			'The header Content-Type must be application/json.',
		]);
	});
});

test('links that were made, opened and used are counted by key', async () => {
	const other = await linkedApp();
	const [token] = [await other.token(), await other.token()];
	await other.show(token);
	await other.reportSent(token);
	const lines = (await other.metrics()).split('\n');
	expect(lines.filter((line) => line.startsWith('idcard_ocr_key_requests_total'))).toEqual([
		'idcard_ocr_key_requests_total{key_id="hr",method="POST",route="/api/photo-links",code="0"} 2',
		'idcard_ocr_key_requests_total{key_id="hr",method="GET",route="/api/photo-links",code="0"} 1',
		'idcard_ocr_key_requests_total{key_id="hr",method="POST",route="/api/photo-links/sent",code="0"} 1',
	]);
	await other.close();
});

const reasonOf = async (token: string, on = app) => {
	const { status, json, headers } = await on.show(token);
	return [status, json.code, headers.get('x-reason')];
};
const INVALID = [401, 4011, 'This link is not valid.'];

describe('a link ends', () => {
	test('when it expires', async () => {
		const token = await app.token({ expires_in: 60 });
		expect((await app.show(token)).json.code).toBe(0);
		const { now } = Date;
		jest.spyOn(Date, 'now').mockImplementation(() => now() + 61_000);
		expect(await reasonOf(token)).toEqual([401, 4011, 'This link has expired.']);
		const { json } = await app.check(token, Uint8Array.of(1));
		expect(json).toMatchObject({ msg: '链接已过期', reason: 'link-expired' });
	});

	test('when any character of it is another one, or missing', async () => {
		const token = await app.token();
		const indices = [...token].map((_, i) => i).filter((i) => i % 7 === 0 || i > token.length - 50);
		for (const i of indices) {
			const other = token[i] === 'A' ? 'B' : 'A';
			const tampered = token.slice(0, i) + other + token.slice(i + 1);
			expect([i, ...(await reasonOf(tampered))]).toEqual([i, ...INVALID]);
			expect([i, ...(await reasonOf(token.slice(0, i)))]).toEqual([i, ...INVALID]);
		}
		// Bits that base64 does not use are no second way to write a signature.
		const last = token.at(-1)!;
		const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
		const same = letters[letters.indexOf(last) ^ 1];
		expect(await reasonOf(token.slice(0, -1) + same)).toEqual(INVALID);
	});

	test('when its parts are those of two links, or more than two', async () => {
		const [one, other] = [await app.token(), await app.token({ sides: 'emblem' })];
		expect(await reasonOf(`${one.split('.')[0]}.${other.split('.')[1]}`)).toEqual(INVALID);
		for (const wrong of ['', '.', 'a.b', `${one}.${one}`, `${one}=`, 'a'.repeat(5000)]) {
			expect(await reasonOf(wrong)).toEqual(INVALID);
		}
		const bare = await fetch(`${app.url}/api/photo-links`);
		expect([bare.status, bare.headers.get('x-reason')]).toEqual([401, INVALID[2]]);
	});

	test('when whoever knows the digest of its key signed what is no link', async () => {
		const key = app.keys.find(LINK_KEY)!;
		const noSender = {
			id: 'a',
			text: 'a',
			sides: 'both',
			poor: 'again',
			deliverTo: ASKED.deliver_to,
			checks: 1,
			expires: 8.64e12,
		};
		const endless = { ...noSender, sender: 'a', expires: noSender.expires + 1 };
		const almost = [noSender, endless].map((one) => JSON.stringify(one));
		for (const payload of ['null', '{}', '{bad', '{"deliverTo":"x"}', '[]', '"a"', ...almost]) {
			const encoded = Buffer.from(payload).toString('base64url');
			expect(await reasonOf(`${encoded}.${app.keys.signLink(key, encoded)}`)).toEqual(INVALID);
		}
	});

	test('when its key is removed, suspended or exchanged, or may no longer deliver there', async () => {
		const other = await linkedApp();
		const token = await other.token();
		expect((await other.show(token)).json.code).toBe(0);
		const [hr, ...others] = LINK_KEYS;
		for (const keys of [
			others,
			[{ ...hr, suspended: true }, ...others],
			[{ ...hr, key: 'its-successor-with-the-id' }, ...others],
			[{ ...hr, photoLinkOrigins: ['http://localhost:5678'] }, ...others],
			[{ ...hr, photoLinkOrigins: [] }, ...others],
		]) {
			other.keys.replace(keys);
			expect(await reasonOf(token, other)).toEqual(INVALID);
		}
		other.keys.replace([{ ...hr, allowedAddresses: undefined }]);
		expect((await other.show(token)).json.code).toBe(0);
		await other.close();
	});

	test('alone, when its id is among those that its key has ended', async () => {
		const other = await linkedApp();
		const [token, kept] = [await other.token(), await other.token()];
		const { id } = (await other.show(token)).json.data as { id: string };
		const [hr, ...others] = LINK_KEYS;
		other.keys.replace([{ ...hr, endedPhotoLinks: [id] }, ...others]);
		expect(await reasonOf(token, other)).toEqual([401, 4011, 'This link has expired.']);
		expect((await other.show(kept)).json.code).toBe(0);
		await other.close();
	});

	test('not when the keys are read again while it is made', async () => {
		const other = await linkedApp();
		const body = JSON.stringify(ASKED);
		const head = [
			'POST /api/photo-links HTTP/1.1',
			'Host: x',
			`X-Api-Key: ${LINK_KEY}`,
			'Content-Type: application/json',
			`Content-Length: ${Buffer.byteLength(body)}`,
			'Connection: close',
			'Expect: 100-continue',
			'\r\n',
		];
		const client = rawClient(other.url, head.join('\r\n'));
		await until(() => client.text().includes('100 Continue'));
		other.keys.replace([...LINK_KEYS]);
		client.socket.write(body);
		await once(client.socket, 'close');
		const made = JSON.parse(client.text().split('\r\n\r\n')[2]);
		expect(made.code).toBe(0);
		expect((await other.show(tokenOf(made.data))).json.code).toBe(0);
		await other.close();
	});

	test('nowhere else: every server with the key takes it, and none without', async () => {
		const token = await app.token();
		const [{ key, ...settings }] = LINK_KEYS;
		const hashed = `sha256:${hash('sha256', key)}`;
		const twin = await linkedApp({ keys: [{ ...settings, key: hashed }] });
		expect((await twin.show(token)).json.code).toBe(0);
		await twin.close();
		const stranger = await linkedApp({ keys: [{ ...settings, key: 'key-of-another-server' }] });
		expect(await reasonOf(token, stranger)).toEqual(INVALID);
		await stranger.close();
	});
});
