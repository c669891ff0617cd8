import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';

import type { ReadOptions } from '../../src/engine/card-reader.mts';
import { AcceptedImages } from '../../src/image/accepted-images.mts';
import { BOUNDARY, filePart, formBody, FORM_TYPE, type TestPart } from './form-body.mts';
import { rawClient } from './raw-client.mts';
import {
	answerOf,
	base64Body,
	JPEG,
	KEY,
	PORTRAIT,
	requestsIn,
	runApp,
	type RunningApp,
} from './running-app.mts';
import { until } from '../../../test/support/until.mts';

const MAX_BYTES = new AcceptedImages().maxBytes;
/** The largest image in base64 with line breaks, and the form around it. */
const MAX_FORM_BYTES = Math.ceil((10 * 1024 ** 2 * 66) / 64) + 64 * 1024;
const BASE64 = Buffer.from(JPEG).toString('base64');

let app: RunningApp;
const reads: Array<{ image: number[]; extra: ReadOptions['extra'] }> = [];
beforeAll(async () => {
	app = await runApp({
		read: async (image, { extra } = {}) => {
			reads.push({ image: [...image.subarray(0, 8)], extra });
			return { fields: PORTRAIT };
		},
	});
});
afterAll(async () => await app.close());

async function send(type: string, body: Uint8Array | FormData, { query = '', key = KEY } = {}) {
	reads.length = 0;
	return await answerOf(
		fetch(`${app.url}/api/ocr-idcard${query}`, {
			method: 'POST',
			headers: { 'x-api-key': key, ...(type !== '' && { 'content-type': type }) },
			body: body as RequestInit['body'],
		}),
	);
}

const sendForm = async (...parts: TestPart[]) => await send(FORM_TYPE, formBody(...parts));

/** A file of so many bytes. */
function fileOf(length: number): Buffer {
	const bytes = Buffer.alloc(length);
	bytes.set(JPEG);
	return bytes;
}

test.each([
	'image/jpeg',
	'IMAGE/PNG',
	'image/*',
	'application/pdf',
	'application/octet-stream; x=1',
])('a body of type %s is the image', async (type) => {
	const { text } = await send(type, JPEG);
	const asJson = await app.post(base64Body());
	expect(text.replace(/req_\w+/, '')).toBe(asJson.text.replace(/req_\w+/, ''));
	expect(reads[0]).toEqual({ image: [...JPEG], extra: false });
});

describe('in a form', () => {
	test.each([
		['a file', filePart(JPEG)],
		['a file under any name', filePart(JPEG, '文件')],
		['base64', { name: 'image', content: BASE64 }],
	])('%s is the image', async (_what, part) => {
		const { text } = await sendForm(part, { name: 'input_type', content: '' });
		const asJson = await app.post(base64Body());
		expect(text.replace(/req_\w+/, '')).toBe(asJson.text.replace(/req_\w+/, ''));
		expect(reads[0]).toEqual({ image: [...JPEG], extra: false });
	});

	test('unknown fields and empty ones are ignored', async () => {
		const unset = { name: 'back', content: '', more: '; filename=""' };
		const other = { name: 'user', content: 'x' };
		const type = { name: 'input_type', content: 'file' };
		const empty = { name: 'image', content: '' };
		expect((await sendForm(unset, other, type, empty, filePart(JPEG, 'front'))).json.code).toBe(0);
	});

	test.each([
		['no parts', [], '表单中没有图片'],
		['fields alone', [{ name: 'file', content: BASE64 }], '表单中没有图片'],
		['two files', [filePart(JPEG), filePart(JPEG, 'b')], '只能发送一张'],
		['a file and text', [filePart(JPEG), { name: 'input_data', content: BASE64 }], '只能发送一张'],
		['an empty file', [filePart('')], '文件为空'],
		['an empty text', [{ name: 'image', content: '' }], 'input_data 不能为空'],
		['no base64', [{ name: 'image', content: '%%%' }], '不是有效的 base64'],
	])('%s: 4000', async (_what, parts, message) => {
		const { status, json, headers } = await sendForm(...parts);
		expect([status, json.code, json.data]).toEqual([400, 4000, null]);
		expect(json.msg).toContain(message);
		expect(headers.get('x-reason')).toMatch(/^[a-z][ -~]+\.$/i);
		expect(headers.get('connection')).toBe('keep-alive');
		expect(reads).toEqual([]);
	});

	test('what fetch writes is read', async () => {
		const form = new FormData();
		form.set('extra', new Blob(['true'], { type: 'application/json' }));
		form.set('file', new Blob([JPEG], { type: 'image/jpeg' }), '身份证"\\.jpg');
		expect((await send('', form)).json.code).toBe(0);
		expect(reads).toEqual([{ image: [...JPEG], extra: true }]);
	});
});

describe('extra', () => {
	const ASKED = { crops: ['card', 'copy'], watermark: '仅供测试' };
	const PARSED = { crops: ASKED.crops, redact: [], purpose: ASKED.watermark };

	const inForm = async (extra: string) =>
		await sendForm(filePart(JPEG), { name: 'extra', content: extra });
	const inQuery = async (extra: string) =>
		await send('image/jpeg', JPEG, { query: `?extra=${encodeURIComponent(extra)}` });

	test.each([
		['a field', inForm],
		['a query', inQuery],
	])('is taken and refused in %s as in JSON', async (_where, sendExtra) => {
		for (const [text, parsed] of [
			['true', true],
			['false', false],
			[JSON.stringify(ASKED), PARSED],
			// Tools send a field that nobody filled in.
			['', false],
		] as const) {
			expect((await sendExtra(text)).json.code).toBe(0);
			expect(reads[0].extra).toEqual(parsed);
		}
		for (const text of ['[]', 'yes']) {
			expect((await sendExtra(text)).json.msg).toBe('extra 应为布尔值或对象');
		}
		expect((await sendExtra('['.repeat(2_000))).json.msg).toBe('请求体结构过于复杂');
		expect(reads).toEqual([]);
	});

	test('in a form goes before the one in its query', async () => {
		const body = formBody(filePart(JPEG), { name: 'extra', content: 'false' });
		expect((await send(FORM_TYPE, body, { query: '?extra=true' })).json.code).toBe(0);
		expect(reads).toEqual([{ image: [...JPEG], extra: false }]);
	});
});

describe('a file', () => {
	const inForm = async (bytes: Uint8Array) => await sendForm(filePart(bytes));
	const asBody = async (bytes: Uint8Array) => await send('image/jpeg', bytes);

	test.each([
		['in a form', inForm],
		['as the body', asBody],
	])('%s may be as large as base64 allows, and not a byte larger', async (_how, sendFile) => {
		expect((await sendFile(fileOf(MAX_BYTES))).json.code).toBe(0);
		const { status, json } = await sendFile(fileOf(MAX_BYTES + 1));
		expect([status, json.code, json.msg]).toEqual([400, 4000, '文件过大，最大 7.5 MB']);
		const larger = await sendFile(fileOf(2 * MAX_BYTES));
		expect([larger.status, larger.json.msg]).toEqual([400, '文件过大，最大 7.5 MB']);
		expect(reads).toEqual([]);
	});

	test('is refused in a form beyond the bound of all bodies, however small it is itself', async () => {
		const rest = formBody(filePart(JPEG), { name: 'x', content: '' }).length;
		const padded = async (length: number) =>
			await sendForm(filePart(JPEG), { name: 'x', content: Buffer.alloc(length - rest) });
		expect((await padded(MAX_FORM_BYTES)).json.code).toBe(0);
		expect((await padded(MAX_FORM_BYTES + 1)).json.msg).toBe('文件过大，最大 7.5 MB');
	});
});

describe.each([
	['a form', FORM_TYPE, formBody(filePart(fileOf(9000))), MAX_FORM_BYTES],
	['a raw image', 'image/jpeg', fileOf(9000), MAX_BYTES],
])('%s', (_what, type, body, maxBytes) => {
	const head = (key = KEY) =>
		`POST /api/ocr-idcard HTTP/1.1\r\nHost: x\r\nX-Api-Key: ${key}\r\nContent-Type: ${type}\r\n`;

	test('is not read before the key is checked', async () => {
		const { socket, text } = rawClient(app.url, `${head('wrong')}Content-Length: 9999999\r\n\r\n`);
		await once(socket, 'data');
		expect(text()).toMatch(/^HTTP\/1.1 401 [^]*"code":4011/);
		socket.destroy();
		expect((await send(type, fileOf(2 * MAX_BYTES), { key: 'wrong' })).json.code).toBe(4011);
	});

	test('beyond its bound is refused before its end', async () => {
		const { socket, text } = rawClient(app.url, `${head()}Content-Length: 99999999\r\n\r\n`);
		socket.write(Buffer.alloc(maxBytes + 1));
		await once(socket, 'data');
		expect(text()).toMatch(/^HTTP\/1.1 400 [^]*文件过大/);
		socket.destroy();
	});

	test('may come in chunks of one byte, without a length', async () => {
		reads.length = 0;
		const chunked = `${head()}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n`;
		const client = rawClient(app.url, chunked);
		for (const byte of body) {
			client.socket.write(
				Buffer.concat([Buffer.from('1\r\n'), Buffer.of(byte), Buffer.from('\r\n')]),
			);
		}
		client.socket.write('0\r\n\r\n');
		expect((await client.reply()).json.code).toBe(0);
		expect(reads[0].image).toEqual([...fileOf(8)]);
	});

	const half = Buffer.concat([
		Buffer.from(`${head()}Content-Length: ${body.length}\r\n\r\n`),
		body.subarray(0, body.length / 2),
	]).toString('latin1');

	test('of a client that leaves halfway frees its place', async () => {
		const single = await runApp({ imageSlots: 1, bodyIdleTimeoutMs: 120_000 });
		const codeOf = async () => (await single.post(base64Body())).json.code;
		const { socket } = rawClient(single.url, half);
		await until(async () => (await codeOf()) === 5020);
		socket.destroy();
		await until(async () => (await codeOf()) === 0);
		await single.close();
		expect(single.log.filter((line) => line.includes('"level":50'))).toEqual([]);
	});
});

test('the log says that a file was sent, and not its name, nor the query', async () => {
	const quiet = await runApp();
	const post = async (query: string, type: string, body: Uint8Array) =>
		await fetch(`${quiet.url}/api/ocr-idcard${query}`, {
			method: 'POST',
			headers: { 'x-api-key': KEY, 'content-type': type },
			body: body as RequestInit['body'],
		});
	await post('', FORM_TYPE, formBody(filePart(JPEG), { name: '张三', content: '样本' }));
	await post('?extra=false&name=secret', 'image/jpeg', JPEG);
	await post('', `multipart/form-data; boundary=secret-${BOUNDARY}`, JPEG);
	await quiet.close();
	const log = quiet.log.join('');
	for (const personal of ['身份证', '张三', '样本', 'secret']) expect(log).not.toContain(personal);
	expect(requestsIn(quiet.log)).toMatchObject([
		{ inputType: 'file', imageBytes: JPEG.length, code: 0 },
		{ inputType: 'file', imageBytes: JPEG.length, code: 0 },
		{ code: 4000 },
	]);
});
