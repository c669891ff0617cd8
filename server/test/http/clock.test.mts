import { afterEach, expect, jest, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { CALL_HEAD, rawClient } from './raw-client.mts';
import { base64Body, runApp } from './running-app.mts';

const DAY_MS = 24 * 60 * 60 * 1000;

afterEach(() => void jest.restoreAllMocks());

test.each([
	['back', -DAY_MS],
	['ahead', DAY_MS],
])('a clock that is set %s a day stops neither calls nor their time limits', async (_way, ms) => {
	const asked = Promise.withResolvers<void>();
	const silent = createServer(() => asked.resolve());
	await once(silent.listen(0, '127.0.0.1'), 'listening');
	const { port } = silent.address() as AddressInfo;
	const app = await runApp({
		bodyIdleTimeoutMs: 500,
		download: { ports: [String(port)], isAllowedAddress: () => true, timeoutMs: 500 },
	});
	const link = app.post({ input_type: 'url', input_data: `http://127.0.0.1:${port}/` });
	const slow = rawClient(app.url, `${CALL_HEAD}Content-Length: 999\r\n\r\n{`);
	await asked.promise;

	const { now } = Date;
	jest.spyOn(Date, 'now').mockImplementation(() => now() + ms);
	expect((await app.post(base64Body())).json.code).toBe(0);
	expect((await link).json).toMatchObject({ code: 4000, msg: '图片下载失败：图片服务器响应超时' });
	expect((await slow.reply()).status).toBe(408);
	expect((await app.post(base64Body())).json.code).toBe(0);
	await app.close();
	silent.closeAllConnections();
	silent.close();
});
