import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { EngineMissingError } from '../../src/errors/server-errors.mts';
import type { CardReader } from '../../src/engine/card-reader.mts';
import { AcceptedImages } from '../../src/image/accepted-images.mts';

import { answerOf, base64Body, runApp, type RunningApp } from './running-app.mts';

let app: RunningApp;
beforeAll(async () => {
	app = await runApp();
});
afterAll(async () => await app.close());

describe('an unknown path or method is answered in the envelope', () => {
	test.each([
		['GET', '/', 404, 4044, null],
		['POST', '/api/ocr-idcard/', 404, 4044, null],
		['POST', '/API/ocr-idcard', 404, 4044, null],
		['GET', '/api/ocr-idcard', 405, 4000, 'POST'],
		['OPTIONS', '/api/ocr-idcard', 405, 4000, 'POST'],
		['POST', '/healthz', 405, 4000, 'GET, HEAD'],
		['QUERY', '/healthz', 405, 4000, 'GET, HEAD'],
		['PUT', '/openapi.json', 405, 4000, 'GET, HEAD'],
		['PROPFIND', '/nowhere', 404, 4044, null],
	])('%s %s', async (method, path, status, code, allow) => {
		const body = method === 'POST' || method === 'PUT' ? 'something' : undefined;
		const answer = await answerOf(fetch(`${app.url}${path}`, { method, body }));
		expect([answer.status, answer.json.code, answer.json.data]).toEqual([status, code, null]);
		expect(answer.json.request_id).toMatch(/^req_/);
		expect(answer.headers.get('allow')).toBe(allow);
	});
});

const reader: CardReader = {
	pack: 'a-pack',
	precision: 'int8',
	read: async () => null,
	close: async () => {},
};

async function statusOf(url: string): Promise<unknown[]> {
	const response = await fetch(url);
	return [response.status, await response.json()];
}

describe('GET /healthz, /livez and /readyz', () => {
	test.each([
		['loaded', async () => reader, 200, 'ready'],
		['loading', () => new Promise<CardReader>(() => {}), 503, 'loading'],
		// Created only on demand: an unhandled rejection would fail a run of other tests.
		['missing', () => Promise.reject(new EngineMissingError('gone')), 503, 'failed'],
	])('models %s', async (_name, load, code, status) => {
		const other = await runApp({ loading: load() });
		const { formats } = new AcceptedImages();
		const models = status === 'ready' && { models: 'a-pack', precision: 'int8' };
		const health = await statusOf(`${other.url}/healthz`);
		expect(health).toEqual([code, { status, formats, ...models }]);
		expect(await statusOf(`${other.url}/readyz`)).toEqual([code, { status }]);
		expect(await statusOf(`${other.url}/livez`)).toEqual([200, { status: 'alive' }]);
		await other.close();
	});

	test('a server that drains is alive and reads cards, but is not ready', async () => {
		const lifecycle = { isDraining: false };
		const other = await runApp({ lifecycle });
		expect(await statusOf(`${other.url}/readyz`)).toEqual([200, { status: 'ready' }]);
		lifecycle.isDraining = true;
		expect(await statusOf(`${other.url}/readyz`)).toEqual([503, { status: 'draining' }]);
		expect(await statusOf(`${other.url}/livez`)).toEqual([200, { status: 'alive' }]);
		expect(await statusOf(`${other.url}/healthz`)).toMatchObject([200, { status: 'ready' }]);
		expect((await other.post(base64Body())).json.code).toBe(0);
		expect(await (await fetch(`${other.url}/metrics`)).text()).toMatch(/^idcard_ocr_ready 0$/m);
		await other.close();
	});
});
