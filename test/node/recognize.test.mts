import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { storedFileItem } from '../../tools/n8n/in-process/stored-file.mts';
import { refusal, startApiZeroStub, success, type ApiZeroStub } from './apizero-stub.mts';
import { JPEG_BYTES, imageSaying, PNG_BYTES, wordOf } from './images.mts';

const FRONT = { side: 1, identity_name: '张三', race: '汉' } as const;
const BACK = { side: 0, issued_by: '上海市公安局浦东分局', valid_date_end: '长期' } as const;

/** Answers by the word in the image. */
const answers: Record<string, ReturnType<typeof success>> = {
	front: success(FRONT),
	back: success(BACK),
	none: success({}),
	unreadable: refusal(5021, '图片无法识别'),
};
/** The pace has its own tests. */
const QUICK = { requestsPerSecond: 0 };

let stub: ApiZeroStub;
beforeAll(async () => {
	stub = await startApiZeroStub(({ body }) =>
		body.input_type === 'url'
			? success(FRONT)
			: (answers[wordOf(body.input_data).split('-')[0]] ?? success(FRONT)),
	);
});
afterAll(async () => await stub.close());

const credential = () => ({ apiKey: 'key-of-the-test', baseUrl: stub.baseUrl });
const itemsOf = (...kinds: string[]) =>
	kinds.map((kind, row) => fileItem(imageSaying(`${kind}-${row}`), { json: { row } }));

describe('outputs', () => {
	test('Front, Back and Not Read, each item once and paired to its input', async () => {
		const { outputNames, outputs, error } = await runNode({
			items: itemsOf('back', 'front', 'unreadable', 'none', 'front'),
			credential: credential(),
			parameters: { options: QUICK },
		});
		expect(error).toBeUndefined();
		expect(outputNames).toEqual(['Front', 'Back', 'Not Read']);
		expect(outputs.map((items) => items.map((item) => item.pairedItem))).toEqual([
			[{ item: 1 }, { item: 4 }],
			[{ item: 0 }],
			[{ item: 2 }, { item: 3 }],
		]);
	});

	test('one output in input order when routing is off', async () => {
		const { outputNames, outputs } = await runNode({
			items: itemsOf('back', 'unreadable', 'front'),
			credential: credential(),
			parameters: { routeBySide: false, options: QUICK },
		});
		expect(outputNames).toHaveLength(1);
		expect(outputs[0].map((item) => item.json.side)).toEqual([0, null, 1]);
	});
});

describe('fields', () => {
	test('the ten keys of the API, null kept as null, and nothing else', async () => {
		const { outputs } = await runNode({
			items: itemsOf('back'),
			credential: credential(),
			parameters: { options: { ...QUICK, checks: 'off', includeInputFields: false } },
		});
		expect(outputs[1][0].json).toEqual({
			side: 0,
			identity_name: null,
			identity_code: null,
			gender: null,
			race: null,
			birth: null,
			address: null,
			issued_by: '上海市公安局浦东分局',
			valid_date_start: null,
			valid_date_end: '长期',
		});
	});

	test.each([
		['unreadable', 5021, 'req_refused', /No ID card could be read/, '图片无法识别'],
		['none', 0, 'req_abc123', /which side/, '成功'],
	])('an image that is %s yields ten nulls and a reason', async (kind, code, id, words, theirs) => {
		const { outputs } = await runNode({
			items: itemsOf(kind),
			credential: credential(),
			parameters: { options: { ...QUICK, includeInputFields: false } },
		});
		const { reason, ...fields } = outputs[2][0].json;
		expect(Object.values(fields)).toEqual(Array(10).fill(null));
		expect(fields).not.toHaveProperty('error');
		expect(reason).toEqual({
			code,
			message: expect.stringMatching(words),
			requestId: id,
			serviceMessage: theirs,
		});
	});
});

describe('image sources', () => {
	test.each([
		['base64', { base64: JPEG_BYTES.toString('base64') }],
		['base64', { base64: `data:image/jpeg;base64,${JPEG_BYTES.toString('base64')}` }],
		['base64', { base64: `\n ${JPEG_BYTES.toString('base64').replace(/(.{4})/g, '$1\r\n')} ` }],
	])('%s text arrives as plain base64', async (source, parameters) => {
		const before = stub.calls.length;
		await runNode({
			items: [{ json: {} }],
			credential: credential(),
			parameters: { source, ...parameters, options: QUICK },
		});
		expect(stub.calls.slice(before).map(({ body }) => body)).toEqual([
			{ input_type: 'base64', input_data: JPEG_BYTES.toString('base64') },
		]);
	});

	test('a URL goes to the service unchanged', async () => {
		const before = stub.calls.length;
		await runNode({
			items: [{ json: { link: 'https://example.com/a.jpg?x=1' } }],
			credential: credential(),
			parameters: { source: 'url', url: '={{ $json.link }}', options: QUICK },
		});
		expect(stub.calls.slice(before).map(({ body }) => body)).toEqual([
			{ input_type: 'url', input_data: 'https://example.com/a.jpg?x=1' },
		]);
	});

	test('a PNG in a field with another name', async () => {
		const { outputs } = await runNode({
			items: [fileItem(PNG_BYTES, { field: 'photo', mimeType: 'text/plain' })],
			credential: credential(),
			parameters: { binaryPropertyName: 'photo' },
		});
		expect(outputs[0]).toHaveLength(1);
	});
});

describe('the request', () => {
	test.each([
		['bearer', { authorization: 'Bearer key-of-the-test' }, 'x-api-key'],
		['xApiKey', { 'x-api-key': 'key-of-the-test' }, 'authorization'],
	] as const)('sends the key as %s', async (authentication, header, absent) => {
		const before = stub.calls.length;
		await runNode({
			items: itemsOf('front'),
			credential: { ...credential(), baseUrl: `${stub.baseUrl}/`, authentication },
		});
		const [call, ...more] = stub.calls.slice(before);
		expect(more).toEqual([]);
		expect(call.method).toBe('POST');
		expect(call.path).toBe('/api/ocr-idcard');
		expect(call.headers).toMatchObject(header);
		expect(call.headers).not.toHaveProperty(absent);
	});
});

test('files are read from where n8n keeps them, even outside the item', async () => {
	const stored = await storedFileItem(imageSaying('back'));
	expect(stored.binary?.data.data).toBe('filesystem-v2');
	const { outputs } = await runNode({
		items: [stored],
		credential: credential(),
		parameters: { options: QUICK },
	});
	expect(outputs[1]).toHaveLength(1);
});
