import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { MAX_BASE64_LENGTH } from '../../../domain/api-contract.ts';
import { EngineMissingError, OverloadedError } from '../../src/errors/server-errors.mts';
import { base64Body, JPEG, KEY, PORTRAIT, runApp, type RunningApp } from './running-app.mts';

const JSON_TYPE = { 'content-type': 'application/json' };
const WITH_KEY = { ...JSON_TYPE, 'x-api-key': KEY };

let app: RunningApp;
const pictures: Uint8Array[] = [];
beforeAll(async () => {
	app = await runApp({
		read: async (picture) => {
			pictures.push(picture);
			return { fields: PORTRAIT };
		},
	});
});
afterAll(async () => await app.close());

describe('an image that is read', () => {
	test('is answered exactly as on the API page', async () => {
		const { status, text, headers } = await app.post(base64Body());
		expect(status).toBe(200);
		expect(headers.get('content-type')).toMatch(/^application\/json/);
		expect(headers.get('cache-control')).toBe('no-store');
		const requestId = /"request_id":"(req_[0-9a-f]{24})"}$/.exec(text)?.[1];
		expect(text).toBe(
			`{"code":0,"msg":"成功","data":${JSON.stringify(PORTRAIT)},"request_id":"${requestId}"}`,
		);
	});

	test('has all ten keys in order, whatever order the engine returns', async () => {
		const shuffled = Object.fromEntries(Object.entries(PORTRAIT).reverse());
		const other = await runApp({
			read: async () => ({ fields: { ...shuffled, more: 'than ten' } as never }),
		});
		const { json } = await other.post(base64Body());
		expect(JSON.stringify(json.data)).toBe(JSON.stringify(PORTRAIT));
		await other.close();
	});

	test('may be as large as the API allows, in lines of 64 letters', async () => {
		pictures.length = 0;
		const largest = new Uint8Array((MAX_BASE64_LENGTH / 4) * 3);
		largest.set(JPEG);
		const lines = Buffer.from(largest).toString('base64').replace(/.{64}/g, '$&\n');
		const { status } = await app.post({ input_type: 'base64', input_data: lines });
		expect(status).toBe(200);
		expect(Buffer.from(pictures[0]).equals(largest)).toBe(true);
	});
});

describe('the key', () => {
	test.each([
		['Authorization', { ...JSON_TYPE, authorization: `Bearer ${KEY}` }, 200, 0],
		['X-Api-Key', { ...JSON_TYPE, 'x-api-key': KEY }, 200, 0],
		['none', JSON_TYPE, 401, 4015],
		['an empty X-Api-Key', { ...JSON_TYPE, 'x-api-key': '' }, 401, 4015],
		['a wrong one', { ...JSON_TYPE, authorization: 'Bearer wrong' }, 401, 4011],
		['more than it', { ...JSON_TYPE, 'x-api-key': `${KEY}x` }, 401, 4011],
		['wrong Bearer, right X-Api-Key', { ...WITH_KEY, authorization: 'Bearer wrong' }, 401, 4011],
	])('%s', async (_name, headers, status, code) => {
		const answer = await app.post(base64Body(), headers);
		expect([answer.status, answer.json.code]).toEqual([status, code]);
	});

	test('in the URL is ignored', async () => {
		const response = await fetch(`${app.url}/api/ocr-idcard?key=${KEY}`, {
			method: 'POST',
			headers: JSON_TYPE,
			body: JSON.stringify(base64Body()),
		});
		expect(await response.json()).toMatchObject({ code: 4015 });
	});

	test.each([
		['invalid JSON', '{', JSON_TYPE],
		['too large', 'x'.repeat(2 * MAX_BASE64_LENGTH), JSON_TYPE],
		['of another type', 'x=1', { 'content-type': 'text/plain' }],
		['empty', '', JSON_TYPE],
	])('is checked before a body that is %s', async (_name, body, headers) => {
		const wrong = await app.post(body, { ...headers, 'x-api-key': 'wrong' });
		expect([wrong.status, wrong.json.code]).toEqual([401, 4011]);
		const none = await app.post(body, headers);
		expect([none.status, none.json.code]).toEqual([401, 4015]);
	});
});

describe('a body that is rejected with 4000', () => {
	const input = (input_type: unknown, input_data: unknown) => ({ input_type, input_data });
	const whole = JSON.stringify(base64Body());

	test.each([
		['no body', ''],
		['invalid JSON', '{"input_type":'],
		['a text', '"base64"'],
		['invalid UTF-8 in an unknown key', Buffer.from(`{"x":"\xff",${whole.slice(1)}`, 'latin1')],
		['no input_type', { input_data: 'abcd' }],
		['an unknown input_type', input('file', 'abcd')],
		['no input_data', { input_type: 'url' }],
		['empty input_data', input('url', '')],
		['input_data that is not a string', input('base64', 5)],
		['an invalid URL', input('url', 'idcard.jpg')],
		['a URL of this machine', input('url', 'http://127.0.0.1/card.jpg')],
	])('%s', async (_name, body) => {
		pictures.length = 0;
		const { status, headers, json, text } = await app.post(body);
		expect([status, json.code, json.data]).toEqual([400, 4000, null]);
		expect(json.msg).toMatch(/\p{Script=Han}/u);
		expect(headers.get('x-reason')).toMatch(/^[a-z][ -~]+\.$/i);
		expect(json.request_id).toMatch(/^req_/);
		expect(Object.keys(JSON.parse(text))).toEqual(['code', 'msg', 'data', 'reason', 'request_id']);
		expect(pictures).toEqual([]);
	});

	test.each([
		['brackets', '['.repeat(5_000_000) + ']'.repeat(5_000_000)],
		['objects', `[${'{},'.repeat(3_000_000)}{}]`],
		['keys', `{${'"":0,'.repeat(2_000_000)}"":0}`],
	])('millions of %s, which are not parsed at all', async (_name, body) => {
		const { status, json } = await app.post(body);
		expect([status, json.code, json.msg]).toEqual([400, 4000, '请求体结构过于复杂']);
	});

	test('a URL may have commas', async () => {
		const { json } = await app.post(input('url', `http://127.0.0.1/${','.repeat(900)}`));
		expect(json.msg).toContain('仅支持公网地址');
	});

	test.each([
		'text/plain',
		'application/x-www-form-urlencoded',
		'multipart/mixed',
		'application/pdfx',
		'nonsense',
		'',
	])('content type "%s"', async (type) => {
		const { status, json } = await app.post(new Uint8Array(8), {
			...WITH_KEY,
			'content-type': type,
		});
		expect([status, json.code]).toEqual([400, 4000]);
		expect(json.msg).toContain('Content-Type');
	});
});

describe('the engine', () => {
	test.each([
		['no card', async () => null, 502, 5021, null, 'No ID card could be read'],
		['overloaded', () => Promise.reject(new OverloadedError('full')), 502, 5020, '2', 'busy'],
		[
			'an unexpected error',
			() => Promise.reject(new Error('internal secret')),
			500,
			5000,
			null,
			'failed',
		],
	])('%s', async (_name, read, status, code, retryAfter, reason) => {
		const other = await runApp({ read });
		const answer = await other.post(base64Body());
		expect([answer.status, answer.json.code, answer.json.data]).toEqual([status, code, null]);
		expect(answer.headers.get('retry-after')).toBe(retryAfter);
		expect(answer.headers.get('x-reason')).toContain(reason);
		expect(answer.text).not.toContain('secret');
		await other.close();
	});

	test('models still loading: 5020, but bodies are validated', async () => {
		const other = await runApp({ loading: new Promise(() => {}) });
		const answer = await other.post(base64Body());
		expect([answer.status, answer.json.code]).toEqual([502, 5020]);
		expect(answer.headers.get('retry-after')).toBe('5');
		expect((await other.post({})).json.code).toBe(4000);
		await other.close();
	});

	test('models that failed to load: 5030', async () => {
		const other = await runApp({ loading: Promise.reject(new EngineMissingError('gone')) });
		const answer = await other.post(base64Body());
		expect([answer.status, answer.json.code]).toEqual([503, 5030]);
		await other.close();
	});
});
