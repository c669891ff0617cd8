import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { readCard } from '../../test/cards/read-card.mts';
import { testWhere } from '../../test/test-where.mts';
import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import { answerOf, base64Body, postTo } from './http/running-app.mts';

const read = (file: string) => readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8');
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const readme = read('../README.md');
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

describe('in the README of the server', () => {
	testWithCurl('the call with curl gives the reply below it', async () => {
		const [, command] = /```sh\n(curl [^`]+)```/.exec(readme)!;
		const shown = JSON.parse(/```json\n(\{\s+"code": 0[^`]+)```/.exec(readme)![1]);
		const { image } = readCard('emblem.jpg');
		const pictures = createServer((_request, response) => response.end(image));
		pictures.listen(0, '127.0.0.1');
		await once(pictures, 'listening');
		try {
			const link = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}/card.jpg`;
			const { stdout } = await promisify(execFile)('sh', [
				'-c',
				command
					.replace('http://127.0.0.1:8787', server.baseUrl)
					.replace('https://example.com/card.jpg', link),
			]);
			expect(JSON.parse(stdout)).toEqual({
				...shown,
				request_id: expect.stringMatching(/^req_[0-9a-f]{24}$/),
			});
		} finally {
			pictures.close();
		}
	});

	testWithCurl('the calls with a file give the same reply', async () => {
		const [, drawing, asForm, asBody] =
			/```sh\n(npm run specimens.+)\n(curl .+ -F .+)\n(curl .+)\n```/.exec(readme)!;
		const shown = JSON.parse(/```json\n(\{\s+"code": 0[^`]+)```/.exec(readme)![1]);
		const folder = mkdtempSync(join(tmpdir(), 'server-readme-'));
		try {
			const run = (line: string) =>
				promisify(execFile)('sh', ['-c', line.replaceAll(/\bcards\b/g, folder)], { cwd: ROOT });
			await run(drawing);
			for (const command of [asForm, asBody]) {
				const { stdout } = await run(command.replace('http://127.0.0.1:8787', server.baseUrl));
				expect(JSON.parse(stdout)).toEqual({
					...shown,
					request_id: expect.stringMatching(/^req_[0-9a-f]{24}$/),
				});
			}
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});

	test('JSON, a form and the image itself get the same reply, with extra', async () => {
		const { image } = readCard('portrait.jpg');
		const headers = { 'x-api-key': 'YOUR_OWN_API_KEY' };
		const send = async (query: string, type: object, body: unknown) => {
			const url = `${server.baseUrl}/api/ocr-idcard${query}`;
			const init = {
				method: 'POST',
				headers: { ...headers, ...type },
				body: body as RequestInit['body'],
			};
			const { json } = await answerOf(fetch(url, init));
			return { ...json, request_id: null };
		};
		const form = new FormData();
		form.set('image', new Blob([new Uint8Array(image)]), 'card.jpg');
		form.set('extra', 'true');
		const json = JSON.stringify({ ...base64Body(image), extra: true });
		const asJson = await send('', { 'content-type': 'application/json' }, json);
		expect(asJson).toMatchObject({ code: 0, extra: { version: expect.anything() } });
		expect(await send('', {}, form)).toEqual(asJson);
		expect(await send('?extra=true', { 'content-type': 'image/jpeg' }, image)).toEqual(asJson);
	});

	test('the reply with extra is the one to a drawn photo', async () => {
		const shown = JSON.parse(/```json\n(\{\s+"code": 0[^`]+"extra"[^`]+)```/.exec(readme)![1]);
		const { image } = readCard('emblem-photo.jpg');
		const body = { ...base64Body(image), extra: true };
		const { json } = await postTo({ ...server, apiKey: 'YOUR_OWN_API_KEY' }, body);
		expect(json).toEqual({ ...(near(shown) as object), request_id: expect.any(String) });
	});
});

/** Pixels within which a corner is near: FP32 puts those of this photo up to 5 from where INT8 does, which is shown. */
const CORNER = 6;

/** The same with room for other processors, whose last digits differ. */
function near(shown: unknown, most = 5): unknown {
	if (typeof shown === 'number') {
		return expect.closeTo(shown, Math.abs(shown) > 1 ? -Math.log10(2 * most) : 1);
	}
	if (Array.isArray(shown)) return shown.map((value) => near(value, CORNER));
	if (typeof shown !== 'object' || shown === null) return shown;
	return Object.fromEntries(Object.entries(shown).map(([key, value]) => [key, near(value)]));
}
