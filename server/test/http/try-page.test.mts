import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

import { REDACTABLE } from '../../../domain/extra.ts';
import { isForThisMachine } from '../../src/http/loopback.mts';
import { AcceptedImages } from '../../src/image/accepted-images.mts';
import { runApp, type RunningApp } from './running-app.mts';

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
				...["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"],
				...["img-src 'self' blob: data:", "form-action 'none'", "frame-ancestors 'none'"],
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
		expect(facts).toEqual({
			...{ formats: ['png', 'pdf'], maxBase64Length: 12 * 1024 ** 2 },
			redact: REDACTABLE,
		});
	});
});

test('where it is off, its paths are unknown', async () => {
	const without = await runApp();
	for (const path of ['/try', '/try/page.js', '/try/server.json']) {
		for (const method of ['GET', 'POST']) {
			const { status } = await fetch(without.url + path, { method });
			expect([path, method, status]).toEqual([path, method, 404]);
		}
	}
	await without.close();
});

test.each([
	['127.0.0.1', [], true],
	['0.0.0.0', [], false],
	['192.0.2.7', [], false],
	['127.0.0.1', ['10.0.0.1'], false],
])('a server at %s with the proxies %j is for this machine alone: %s', (host, proxies, is) => {
	expect(isForThisMachine({ host, trustedProxies: proxies })).toBe(is);
});
