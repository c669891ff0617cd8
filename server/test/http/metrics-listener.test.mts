import { afterEach, expect, test } from '@jest/globals';

import type { App } from '../../src/http/bare-app.mts';
import { metricsKeyRing } from '../../src/http/metrics-access.mts';
import { metricsApp } from '../../src/http/metrics.route.mts';
import type { ServerMetrics } from '../../src/http/metrics.mts';

const METRICS = {
	contentType: 'text/plain; version=0.0.4',
	text: async () => 'idcard_ocr_ready 1\n',
} as ServerMetrics;

const LOG = { level: 'silent', stream: { write: () => {} } };

let app: App;
afterEach(() => app.close());

async function start(key?: string): Promise<string> {
	app = await metricsApp(METRICS, key === undefined ? 'open' : metricsKeyRing(key), LOG);
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

test('with a key, only to who has it', async () => {
	const origin = await start('key-of-the-metrics');
	const get = async (headers: Record<string, string>) =>
		await fetch(`${origin}/metrics`, { headers });
	expect((await get({})).status).toBe(401);
	const wrong = await get({ authorization: 'Bearer wrong' });
	expect([wrong.status, await wrong.json()]).toMatchObject([401, { code: 4011 }]);
	expect(wrong.headers.get('cache-control')).toBe('no-store');
	expect(wrong.headers.get('www-authenticate')).toBe('Bearer');
	expect((await get({ authorization: 'Bearer key-of-the-metrics' })).status).toBe(200);
	expect((await get({ 'x-api-key': 'key-of-the-metrics' })).status).toBe(200);
});
