import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

import { AcceptedImages } from '../../src/image/accepted-images.mts';
import { TryCodes } from '../../src/http/try-codes.mts';
import { KEY, runApp, type RunningApp } from './running-app.mts';

const FOLDER = new URL('../../try/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => /\.(js|css|jpg)$/.test(name));

const TYPES: Record<string, string> = {
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.jpg': 'image/jpeg',
};

let app: RunningApp;
let url: string;
beforeAll(async () => {
	app = await runApp({ tryPage: true, accepted: new AcceptedImages(['png', 'pdf'], 12) });
	({ url } = app);
});
afterAll(() => app.close());

describe('GET /try', () => {
	test('is a page that may load nothing from elsewhere', async () => {
		const response = await fetch(`${url}/try`);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(response.headers.get('cache-control')).toBe('no-store');
		const policy = response.headers.get('content-security-policy')!.split('; ');
		expect(policy).toEqual(
			expect.arrayContaining([
				"default-src 'none'",
				"script-src 'self'",
				"style-src 'self'",
				"connect-src 'self'",
				"img-src 'self' blob: data:",
				"form-action 'none'",
				"frame-ancestors 'none'",
			]),
		);
		expect(policy.join()).not.toMatch(/unsafe|http|\*/);
		const html = await response.text();
		expect(html).toBe(readFileSync(new URL('index.html', FOLDER), 'utf8'));
		expect(html).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\bsrc=)/);
	});

	test('every file of it is served as what it is, and nothing else', async () => {
		expect(FILES.length).toBeGreaterThan(15);
		for (const name of FILES) {
			const response = await fetch(`${url}/try/${name}`);
			expect([name, response.status]).toEqual([name, 200]);
			expect(response.headers.get('x-content-type-options')).toBe('nosniff');
			expect(response.headers.get('content-type')).toBe(TYPES[extname(name)]);
			expect(await response.bytes()).toEqual(Uint8Array.from(readFileSync(new URL(name, FOLDER))));
		}
		for (const name of ['tsconfig.json', 'index.html', '..%2Fpackage.json', 'nothing.js', '']) {
			expect([name, (await fetch(`${url}/try/${name}`)).status]).toEqual([name, 404]);
		}
	});

	test('tells it what the server reads, without a key', async () => {
		const facts = await (await fetch(`${url}/try/server.json`)).json();
		expect(facts).toEqual({ formats: ['png', 'pdf'], maxBytes: 9 * 1024 ** 2 });
	});
});

describe('POST /try/codes', () => {
	const post = async (path: string, headers: Record<string, string>) => {
		const reply = await fetch(url + path, { method: 'POST', headers });
		const { code, data } = (await reply.json()) as { code: number; data: Record<string, string> };
		return { code, data };
	};

	test('makes a code that brings the key once', async () => {
		expect(await post('/try/codes', {})).toEqual({ code: 4015, data: null });
		const { data } = await post('/try/codes', { 'x-api-key': KEY });
		expect(data).toEqual({ code: expect.stringMatching(/^[\w-]{22}$/), expires_in: 3600 });
		const taken = { 'x-try-code': data.code };
		expect(await post('/try/keys', taken)).toEqual({ code: 0, data: { key: KEY } });
		for (const headers of [taken, { 'x-try-code': 'none' }, {}]) {
			expect(await post('/try/keys', headers as never)).toEqual({ code: 4011, data: null });
		}
	});

	test('takes no body', async () => {
		const asked = { method: 'POST', headers: { 'x-api-key': KEY }, body: 'x' };
		const { status, headers } = await fetch(`${url}/try/codes`, asked);
		expect([status, headers.get('x-reason')]).toEqual([400, 'This path takes no body.']);
	});

	test('forgets the key after an hour', () => {
		jest.useFakeTimers();
		const codes = new TryCodes();
		const [late, used] = [codes.make(KEY).code, codes.make(KEY).code];
		jest.advanceTimersByTime(3_599_000);
		expect(codes.take(used)).toBe(KEY);
		jest.advanceTimersByTime(1000);
		expect(codes.take(late)).toBeUndefined();
		for (let i = 0; i < 300; i++) codes.make(KEY);
		expect(jest.getTimerCount()).toBe(100);
		jest.useRealTimers();
	});

	test('keeps the newest hundred of a key, and those of other keys', () => {
		const codes = new TryCodes();
		const { code: others } = codes.make('another');
		const [first, second] = Array.from({ length: 101 }, () => codes.make(KEY).code);
		expect([first, second, others].map((code) => codes.take(code))).toEqual([
			undefined,
			KEY,
			'another',
		]);
	});
});

test('where it is off, its paths are unknown', async () => {
	const without = await runApp();
	const paths = ['/try', '/try/page.js', '/try/server.json', '/try/codes', '/try/keys'];
	for (const path of paths) {
		for (const method of ['GET', 'POST']) {
			const { status } = await fetch(without.url + path, { method });
			expect([path, method, status]).toEqual([path, method, 404]);
		}
	}
	await without.close();
});
