import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { EngineMissingError } from '../../src/errors/server-errors.mts';
import type { CardReader } from '../../src/engine/card-reader.mts';
import { answerOf, runApp, type RunningApp } from './running-app.mts';

let app: RunningApp;
beforeAll(async () => {
	app = await runApp();
});
afterAll(async () => await app.close());

describe('an unknown path or method is answered in the envelope', () => {
	test.each([
		['GET', '/', 404, null],
		['POST', '/api/ocr-idcard/', 404, null],
		['POST', '/API/ocr-idcard', 404, null],
		['POST', '/constructor', 404, null],
		['GET', '/api/ocr-idcard', 405, 'POST'],
		['PUT', '/api/ocr-idcard?x=1', 405, 'POST'],
		['DELETE', '/api/ocr-idcard', 405, 'POST'],
		['OPTIONS', '/api/ocr-idcard', 405, 'POST'],
		['POST', '/healthz', 405, 'GET, HEAD'],
		['QUERY', '/healthz', 405, 'GET, HEAD'],
		['PROPFIND', '/metrics', 405, 'GET, HEAD'],
		['PROPFIND', '/nowhere', 404, null],
	])('%s %s', async (method, path, status, allow) => {
		const body = method === 'POST' || method === 'PUT' ? 'something' : undefined;
		const answer = await answerOf(fetch(`${app.url}${path}`, { method, body }));
		expect([answer.status, answer.json.code, answer.json.data]).toEqual([status, 4000, null]);
		expect(answer.json.request_id).toMatch(/^req_/);
		expect(answer.headers.get('allow')).toBe(allow);
	});
});

describe('GET /healthz', () => {
	const reader: CardReader = {
		...{ pack: 'a-pack', precision: 'int8' },
		read: async () => null,
		close: async () => {},
	};
	test.each([
		['loaded', async () => reader, 200, { status: 'ready', models: 'a-pack', precision: 'int8' }],
		['loading', () => new Promise<CardReader>(() => {}), 503, { status: 'loading' }],
		// Created only on demand: an unhandled rejection would fail a run of other tests.
		['missing', () => Promise.reject(new EngineMissingError('gone')), 503, { status: 'failed' }],
	])('models %s', async (_name, load, status, body) => {
		const other = await runApp({ loading: load() });
		const response = await fetch(`${other.url}/healthz`);
		expect([response.status, await response.json()]).toEqual([status, body]);
		await other.close();
	});
});
