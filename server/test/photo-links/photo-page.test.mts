import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';

import { ASKED, LINK_KEYS, linkedApp } from './linked-app.mts';

let app: Awaited<ReturnType<typeof linkedApp>>;
beforeAll(async () => void (app = await linkedApp()));
afterAll(async () => await app.close());

const policyOf = async (path = '/photo') =>
	(await fetch(app.url + path)).headers.get('content-security-policy')!;

test('the page of a link may call this server and the origins of its key, and nothing else', async () => {
	const { url } = (await app.make(ASKED)).json.data as { url: string };
	const page = `/photo${new URL(url).search}`;
	const origins = "'self' https://n8n.example.com http://localhost:5678";
	expect((await policyOf(page)).split('; ')).toEqual([
		...["default-src 'none'", "script-src 'self'", "style-src 'self'"],
		...["img-src 'self' blob: data:", `connect-src ${origins}`, "base-uri 'none'"],
		...["form-action 'none'", "frame-ancestors 'none'"],
		...["require-trusted-types-for 'script'", "trusted-types 'none'"],
	]);
	const [hr] = LINK_KEYS;
	app.keys.replace([{ ...hr, photoLinkOrigins: ['https://new.example.com'] }]);
	expect(await policyOf(page)).toContain("connect-src 'self' https://new.example.com;");
	app.keys.replace([...LINK_KEYS]);
	// Whoever has no link learns of no origin.
	for (const path of ['/photo', '/photo?for=', `${page}A`, '/photo?for=a&for=b']) {
		expect([path, await policyOf(path)]).toEqual([
			path,
			expect.stringContaining("connect-src 'self';"),
		]);
	}
});

test('it and all that it loads are served, though the page at /try is not', async () => {
	const folder = new URL('../../photo/', import.meta.url);
	const html = await (await fetch(`${app.url}/photo`)).text();
	expect(html).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\bsrc=)/);
	const loaded = new Set(
		[...html.matchAll(/(?:src|href)="([^":]+)"/g)].map(([, path]) => `/${path}`),
	);
	for (const path of loaded) {
		const response = await fetch(app.url + path);
		expect([path, response.status]).toEqual([path, 200]);
		const text = await response.text();
		for (const [, from] of text.matchAll(/^(?:import|export) .*?'(\.[^']+)';$/gm)) {
			loaded.add(new URL(from, app.url + path).pathname);
		}
	}
	const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
	expect([...loaded]).toEqual(expect.arrayContaining(scripts.map((name) => `/photo/${name}`)));
	expect(readFileSync(new URL('index.html', folder), 'utf8')).toBe(html);
	for (const path of ['/try', '/try/server.json', '/photo/tsconfig.json', '/photo/index.html']) {
		expect([path, (await fetch(app.url + path)).status]).toEqual([path, 404]);
	}
});
