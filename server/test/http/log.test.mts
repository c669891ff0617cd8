import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { ID_CARD_OCR_PATH } from '../../../domain/api-contract.ts';
import { rawClient } from './raw-client.mts';
import { base64Body, KEY, requestsIn, runApp } from './running-app.mts';

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** The fields that the first column of a document's table of the log names. */
function documented(page: string): string[] {
	const section = read(page)
		.split(/\n## (?:Log|日志)\n/)[1]
		.split('\n## ')[0];
	const cells = [...section.matchAll(/^\| (`[^|]+)\|/gm)].map(([, cell]) => cell);
	return cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name)).sort();
}

/** The fields of the interfaces that a source file exports. */
const declared = (file: string) =>
	[...read(file).matchAll(/^export interface .*{\n([^}]*)^}/gm)].flatMap(([, body]) =>
		[...body.matchAll(/^\t(\w+)\??: /gm)].map(([, name]) => name),
	);

const FIELDS = [
	'level',
	'time',
	...['request-report', 'request-ids'].flatMap((name) => declared(`../../src/http/${name}.mts`)),
];

test.each(['../../docs/operating.md', '../../docs/zh-CN/operating.md'])(
	'%s lists exactly the fields of a request in the log',
	(page) => expect(documented(page)).toEqual(FIELDS.toSorted()),
);

test('a request is logged with these fields alone', async () => {
	const app = await runApp({ logAddresses: true });
	await app.post(base64Body());
	await app.post({});
	await fetch(`${app.url}${ID_CARD_OCR_PATH}`, { headers: { 'x-api-key': KEY } });
	await app.close();
	const lines = requestsIn(app.log);
	expect(lines).toHaveLength(3);
	const logged = lines.flatMap((line) => Object.keys(line));
	expect(logged.filter((name) => ![...FIELDS, 'msg'].includes(name))).toEqual([]);
});

test('what never became a request is logged with its address, if addresses are', async () => {
	for (const logAddresses of [true, false]) {
		const app = await runApp({ logAddresses });
		await rawClient(app.url, 'no HTTP\r\n\r\n').reply();
		await app.close();
		const [{ clientAddress }] = requestsIn(app.log) as Array<{ clientAddress?: string }>;
		expect(clientAddress).toBe(logAddresses ? '127.0.0.1' : undefined);
	}
});

test('at level debug is what monitoring polls and a page loads, unless it is refused', async () => {
	const app = await runApp({ tryPage: true });
	const debug = ['/healthz', '/livez', '/readyz', '/metrics', '/try/page.js'];
	const info = ['/try', '/try/server.json', '/try/none.js', '/openapi.json'];
	for (const path of [...debug, ...info]) await fetch(app.url + path);
	await app.close();
	const levels = requestsIn(app.log).map(({ level }) => level);
	expect(levels).toEqual([...debug.map(() => 20), ...info.map(() => 30)]);
});
