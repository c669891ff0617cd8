import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { HAS_NGINX, startPlainNginx, type PlainNginx } from './plain-nginx.mts';
import { base64Body, KEY, runApp, type RunningApp } from './running-app.mts';

const PAGE = readFileSync(new URL('../../try/index.html', import.meta.url), 'utf8');

/** nginx as it is unless told otherwise, and as most sites set it up; none is a trusted proxy. */
const SITES: Array<[string, string]> = [
	['nothing set', ''],
	['HTTP/1.1', 'proxy_http_version 1.1;'],
	['the host passed on', 'proxy_set_header Host $host;'],
	[
		"the client's address passed on",
		`proxy_http_version 1.1; proxy_set_header Connection "";
		proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;`,
	],
	[
		'a header of its own',
		`proxy_http_version 1.1; proxy_set_header Connection "";
		proxy_set_header X-Scheme $scheme;`,
	],
];

const describeWithNginx = HAS_NGINX ? describe : describe.skip;

describeWithNginx('behind nginx on this machine', () => {
	let apps: RunningApp[];
	let nginx: PlainNginx;
	beforeAll(async () => {
		apps = [await runApp({ tryPage: 'loopback' }), await runApp({ tryPage: 'open' })];
		nginx = await startPlainNginx(
			apps.flatMap(({ url }) => SITES.map(([, site]) => `${site} proxy_pass ${url};`)),
		);
	});
	afterAll(async () => {
		await nginx.stop();
		await Promise.all(apps.map((app) => app.close()));
	});

	const urlOf = (access: 'loopback' | 'open', site: number) =>
		nginx.urls[(access === 'open' ? SITES.length : 0) + site];

	test.each(SITES.map(([name], site) => [name, site] as const))(
		'with %s only `open` has the page',
		async (_name, site) => {
			for (const path of ['/try', '/try/page.js', '/try/server.json']) {
				const replies = [fetch(urlOf('loopback', site) + path), fetch(urlOf('open', site) + path)];
				const statuses = (await Promise.all(replies)).map(({ status }) => status);
				expect([path, ...statuses]).toEqual([path, 404, 200]);
			}
			const url = urlOf('open', site);
			expect(await (await fetch(`${url}/try`)).text()).toBe(PAGE);
			const reply = await fetch(`${url}/api/ocr-idcard`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-api-key': KEY },
				body: JSON.stringify(base64Body()),
			});
			expect(await reply.json()).toMatchObject({ code: 0 });
		},
	);
});
