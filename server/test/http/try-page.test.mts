import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { extname } from 'node:path';

import { isFromThisMachine, tryPageAccess } from '../../src/http/try-page-access.mts';
import { CROP_KINDS, REDACTABLE } from '../../../domain/extra.ts';
import { AcceptedImages } from '../../src/image/accepted-images.mts';
import { runApp, type RunningApp } from './running-app.mts';

const FOLDER = new URL('../../try/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => /\.(js|css|jpg)$/.test(name));

const TYPES: Record<string, string> = {
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.jpg': 'image/jpeg',
};

type Access = 'loopback' | 'open' | 'off';

/** One app for each setting, reachable from everywhere. */
let apps: Record<Access, RunningApp>;
beforeAll(async () => {
	const accepted = new AcceptedImages(['png', 'pdf'], 12);
	const run = async (tryPage: Access) => await runApp({ tryPage, accepted, host: '0.0.0.0' });
	apps = { loopback: await run('loopback'), open: await run('open'), off: await run('off') };
});
afterAll(async () => {
	await Promise.all(Object.values(apps).map((app) => app.close()));
});

const urlOf = (access: Access, host = '127.0.0.1') =>
	`http://${host}:${new URL(apps[access].url).port}`;

/** Sends a request with any `Host`, which `fetch` does not let a caller set. */
async function statusOf(
	access: Access,
	headers: Record<string, string> = {},
	path = '/try',
): Promise<number | undefined> {
	const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
	const agent = new Agent({ keepAlive: true });
	const sent = request(new URL(path, urlOf(access)), { headers, agent }, (response) => {
		response.resume();
		resolve(response.statusCode);
	});
	sent.on('error', reject).end();
	return await promise.finally(() => agent.destroy());
}

describe('GET /try', () => {
	test('is a page that may load nothing from elsewhere', async () => {
		const url = urlOf('loopback');
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
		const url = urlOf('loopback');
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

	test('its files are no news in the log', async () => {
		const url = urlOf('loopback');
		const { log } = apps.loopback;
		log.length = 0;
		await fetch(`${url}/try`);
		await fetch(`${url}/try/page.js`);
		const levels = log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request');
		expect(levels.map(({ route, level }) => [route, level])).toEqual([
			['/try', 30],
			['/try/:file', 20],
		]);
	});

	test('tells it what the server reads, without a key', async () => {
		const facts = await (await fetch(`${urlOf('loopback')}/try/server.json`)).json();
		expect(facts).toEqual({
			...{ formats: ['png', 'pdf'], maxBase64Length: 12 * 1024 ** 2 },
			...{ crops: CROP_KINDS, redact: REDACTABLE },
		});
	});

	test.each([
		['another method', 'open', 'POST', 405],
		['another method, of what only this machine gets', 'loopback', 'POST', 404],
		['no page', 'off', 'GET', 404],
	] as const)('%s', async (_, tryPage, method, status) => {
		const url = urlOf(tryPage);
		expect((await fetch(`${url}/try`, { method })).status).toBe(status);
		expect((await fetch(`${url}/try/page.js`, { method })).status).toBe(404);
	});
});

/** Headers of a request that did not come straight from a browser on this machine. */
const FROM_ELSEWHERE: Array<[string, Record<string, string>]> = [
	['a proxy that names the client', { 'x-forwarded-for': '203.0.113.9' }],
	['a proxy whose client claims to be here', { 'x-forwarded-for': '127.0.0.1' }],
	['a proxy that names the host alone', { 'x-forwarded-host': 'ocr.example.com' }],
	['a proxy that says how it was called', { 'x-forwarded-proto': 'https' }],
	["nginx's other header", { 'x-real-ip': '127.0.0.1' }],
	['a proxy by the standard', { forwarded: 'for=127.0.0.1' }],
	['a proxy of HTTP', { via: '1.1 cache' }],
	['a network of proxies', { 'cf-connecting-ip': '203.0.113.9' }],
	['another one', { 'cdn-loop': 'example' }],
	['a third one', { 'fastly-client-ip': '203.0.113.9' }],
	['a proxy with a header of its own', { 'x-client-ip': '203.0.113.9' }],
	['a proxy that traces its requests', { 'x-request-id': '7' }],
	['a proxy that keeps no connection', { connection: 'close' }],
	['a proxy that passes on the host', { host: 'ocr.example.com' }],
	['a site whose name leads here', { host: '127.0.0.1.example.com:8787' }],
];

type Sent = Parameters<typeof isFromThisMachine>[0];

const from = (remoteAddress: string | undefined, host: string | undefined): Sent => ({
	headers: { host },
	httpVersion: '1.1',
	socket: { remoteAddress } as Sent['socket'],
});

describe('loopback', () => {
	test.each(FROM_ELSEWHERE)('%s gets nothing', async (_, headers) => {
		expect(await statusOf('loopback', headers)).toBe(404);
		expect(await statusOf('loopback', headers, '/try/page.js')).toBe(404);
		expect(await statusOf('loopback', headers, '/try/server.json')).toBe(404);
	});

	test.each(['localhost', 'LOCALHOST:80', '127.0.0.1:8787', '127.1.2.3', '[::1]:8787'])(
		'a browser at %s gets it',
		async (host) => {
			expect(await statusOf('loopback', { host })).toBe(200);
		},
	);

	test.each(['192.0.2.7', '::ffff:192.0.2.7', '2001:db8::1', undefined])(
		'a browser at the address %s gets nothing',
		(remoteAddress) => expect(isFromThisMachine(from(remoteAddress, 'localhost'))).toBe(false),
	);

	test.each([undefined, '', ':', '@'])('a request to the host %s gets nothing', (host) => {
		expect(isFromThisMachine(from('127.0.0.1', host))).toBe(false);
	});

	test('through another address of this machine it is unknown', async () => {
		const [address] = Object.values(networkInterfaces())
			.flat()
			.flatMap((one) => (one?.internal === false && one.family === 'IPv4' ? [one.address] : []));
		// A machine without a network has no other address.
		if (address === undefined) return;
		const get = async (host: string) => (await fetch(`${urlOf('loopback', host)}/try`)).status;
		expect(await get('127.0.0.1')).toBe(200);
		expect(await get(address)).toBe(404);
	});
});

test.each(FROM_ELSEWHERE)('open: %s gets it', async (_, headers) => {
	expect(await statusOf('open', headers)).toBe(200);
});

test.each([
	['loopback', [], 'loopback'],
	['loopback', ['10.0.0.0/8'], 'loopback'],
	['loopback', ['127.0.0.1'], 'off'],
	['loopback', ['::1'], 'off'],
	['loopback', ['10.0.0.0/8', '127.0.0.0/8'], 'off'],
	['open', ['127.0.0.1'], 'open'],
	['off', [], 'off'],
] as const)('--try-page %s with the proxies %j is %s', (tryPage, trustedProxies, access) => {
	expect(tryPageAccess({ tryPage, trustedProxies })).toBe(access);
});
