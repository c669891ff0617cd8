import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SourceTextModule } from 'node:vm';

import { runApp, type RunningApp } from './running-app.mts';

const ENTRY = 'modules/server/try/folder/page.js';

let app: RunningApp;
let url: string;
beforeAll(async () => {
	app = await runApp({ tryPage: true });
	({ url } = app);
});
afterAll(() => app.close());

test('is a page that may load nothing from elsewhere, and every file that it names is there', async () => {
	const response = await fetch(`${url}/folder`);
	expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
	const html = await response.text();
	const named = [...html.matchAll(/(?:src|href)="([\w/.-]+)"/g)].map(([, path]) => path);
	expect(named).toEqual(expect.arrayContaining([ENTRY, 'folder/folder.css']));
	for (const path of named) {
		expect([path, (await fetch(`${url}/${path}`)).status]).toEqual([path, 200]);
	}
});

test('every module that it imports is served as JavaScript, and no other file', async () => {
	const seen = new Set<string>();
	const load = async (path: string) => {
		if (seen.has(path)) return;
		seen.add(path);
		const response = await fetch(`${url}/${path}`);
		expect([path, response.headers.get('content-type')]).toEqual([
			path,
			'text/javascript; charset=utf-8',
		]);
		// Types would be an error.
		const { dependencySpecifiers } = new SourceTextModule(await response.text());
		for (const from of dependencySpecifiers) {
			await load(new URL(from, `${url}/${path}`).pathname.slice(1));
		}
	};
	await load(ENTRY);
	await load('modules/server/try/page.js');
	expect([...seen]).toEqual(
		expect.arrayContaining(['modules/domain/pairing/pair-sides.ts', 'modules/domain/id-card.ts']),
	);
	for (const path of ['package.json', 'server/src/main.mts', '..%2Fpackage.json', '']) {
		expect([path, (await fetch(`${url}/modules/${path}`)).status]).toEqual([path, 404]);
	}
});

test('where it is off, its paths are unknown', async () => {
	const without = await runApp();
	for (const path of ['folder', 'folder/folder.css', ENTRY]) {
		expect([path, (await fetch(`${without.url}/${path}`)).status]).toEqual([path, 404]);
	}
	await without.close();
});
