import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { readCard } from '../../test/cards/read-card.mts';
import { testWhere } from '../../test/test-where.mts';
import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import { base64Body, postTo } from './http/running-app.mts';

const read = (file: string) => readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8');
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const readme = read('../README.md');
const api = read('../docs/api.md');
/** The replies that this page shows. */
const replies = [...api.matchAll(/```json\n(\{\s+"code": 0[^`]+)```/g)].map(([, text]) =>
	JSON.parse(text),
);
const START = 'IDCARD_OCR_API_KEYS=YOUR_OWN_API_KEY npm run server -- --port 8787';

const testWithCurl = testWhere(
	spawnSync('curl', ['--version']).status === 0,
	"curl is missing, which runs README's call.",
);

let server: EmbeddedServer;
beforeAll(async () => {
	// Later flags win: a free port, and images from this machine.
	server = await startEmbeddedServer({
		command: ['env', ...START.split(' ')],
		args: ['--allow-private-urls', '--link-port', '1024-65535', '--log-level', 'warn'],
	});
}, 120_000);
afterAll(async () => await server.stop());

test.each([
	['the README of the server', readme],
	['the README', read('../../README.md')],
])('%s starts it as it is started here', (_, text) => {
	expect(text).toMatch(new RegExp(`^${START}$`, 'm'));
});

testWithCurl(
	'each call with curl in the README of the server and the page of its API gives the reply that the page shows',
	async () => {
		const [shown] = replies;
		const { image } = readCard('emblem.jpg');
		const pictures = createServer((_request, response) => response.end(image));
		await once(pictures.listen(0, '127.0.0.1'), 'listening');
		const { port } = pictures.address() as AddressInfo;
		const commands = `${readme}\n${api}`.match(/^curl \S+\/api\/ocr-idcard (?:.*\\\n)*.*$/gm)!;
		expect(commands).toHaveLength(4);
		try {
			for (const command of commands) {
				const line = command
					.replace('http://127.0.0.1:8787', server.baseUrl)
					.replace('https://example.com', `http://127.0.0.1:${port}`);
				const { stdout } = await promisify(execFile)('sh', ['-c', line], { cwd: ROOT });
				expect(JSON.parse(stdout)).toEqual({
					...shown,
					request_id: expect.stringMatching(/^req_[0-9a-f]{24}$/),
				});
			}
		} finally {
			pictures.close();
		}
	},
);

test('the reply with extra in it has all parts of a real one', async () => {
	const body = { ...base64Body(readCard('emblem-photo.jpg').image), extra: true };
	const { json } = await postTo({ ...server, apiKey: 'YOUR_OWN_API_KEY' }, body);
	expect(partsOf(replies[1])).toEqual(partsOf(json));
});

/** The keys of a value, each with those around it. */
function partsOf(value: unknown, path = ''): string[] {
	if (typeof value !== 'object' || value === null) return [path];
	const parts = Object.entries(value).map(([key, inner]) =>
		partsOf(inner, `${path}.${Array.isArray(value) ? '' : key}`),
	);
	return [...new Set(parts.flat())].sort();
}
