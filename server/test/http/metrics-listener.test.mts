import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

import type { App } from '../../src/http/bare-app.mts';
import { listenerAccess } from '../../src/http/metrics-access.mts';
import { metricsApp } from '../../src/http/metrics.route.mts';
import type { ServerMetrics } from '../../src/http/metrics.mts';

const METRICS = {
	contentType: 'text/plain; version=0.0.4',
	text: async () => 'idcard_ocr_ready 1\n',
} as ServerMetrics;

const LOG = { level: 'silent', stream: { write: () => {} } };

let app: App;
afterEach(() => app.close());

async function start(metricsKey?: string, metricsHost = '127.0.0.1'): Promise<string> {
	app = await metricsApp(METRICS, listenerAccess({ metricsHost, metricsKey }), LOG);
	await app.listen({ host: '127.0.0.1', port: 0 });
	return app.listeningOrigin;
}

test('serves the metrics and nothing else', async () => {
	const origin = await start();
	expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
	const answer = await fetch(`${origin}/metrics?x=1`);
	expect([answer.status, await answer.text()]).toEqual([200, 'idcard_ocr_ready 1\n']);
	expect(answer.headers.get('content-type')).toBe(METRICS.contentType);
	const head = await fetch(`${origin}/metrics`, { method: 'HEAD' });
	expect([head.status, await head.text()]).toEqual([200, '']);
	const post = await fetch(`${origin}/metrics`, { method: 'POST', body: 'x' });
	expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
	expect((await fetch(`${origin}/api/ocr-idcard`)).status).toBe(404);
	expect((await fetch(`${origin}/`)).status).toBe(404);
});

test.each([
	['127.0.0.1', undefined, 421],
	['localhost', undefined, 421],
	['0.0.0.0', undefined, 200],
	['127.0.0.1', 'key-of-the-metrics', 200],
])(
	'on %s with the key %s, to a web page that calls this machine by its name: %d',
	async (host, key, status) => {
		const { port } = new URL(await start(key, host));
		const statusAt = async (name: string) => {
			const headers = { host: name, authorization: `Bearer ${key}` };
			const [{ statusCode }] = (await once(
				get({ host: '127.0.0.1', port, path: '/metrics', headers }),
				'response',
			)) as [IncomingMessage];
			return statusCode;
		};
		const foreign = ['evil.example', 'localhost.evil.example:9187', '127.0.0.1.evil.example'];
		const own = ['localhost', 'a.localhost:9187', '127.0.0.1', '[::1]:9187', '192.168.0.7'];
		for (const name of foreign) expect([name, await statusAt(name)]).toEqual([name, status]);
		for (const name of own) expect([name, await statusAt(name)]).toEqual([name, 200]);
	},
);

test('with a key, only to who has it', async () => {
	const origin = await start('key-of-the-metrics');
	const as = async (headers: Record<string, string>) =>
		await fetch(`${origin}/metrics`, { headers });
	expect((await as({})).status).toBe(401);
	const wrong = await as({ authorization: 'Bearer wrong' });
	expect([wrong.status, await wrong.json()]).toMatchObject([401, { code: 4011 }]);
	expect(wrong.headers.get('cache-control')).toBe('no-store');
	expect(wrong.headers.get('www-authenticate')).toBe('Bearer');
	expect((await as({ authorization: 'Bearer key-of-the-metrics' })).status).toBe(200);
	expect((await as({ 'x-api-key': 'key-of-the-metrics' })).status).toBe(200);
});
