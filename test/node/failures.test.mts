import { describe, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

import { API_ERRORS, type ApiErrorCode } from '../../domain/api-error.ts';
import { fileItem, runNode, type NodeRunOptions } from '../../tools/n8n/in-process/run-node.mts';
import { refusal, startApiZeroStub, type StubAnswer } from './apizero-stub.mts';
import { JPEG_BYTES, imageSaying, wordOf } from './images.mts';
import { counts } from './outputs.mts';
import { back, front, withCalls } from './run-with-stub.mts';

const others: Record<string, StubAnswer> = { 'row-0': front, 'row-2': back };

interface Run {
	onError?: NodeRunOptions['onError'];
	options?: INodeParameters;
	parameters?: INodeParameters;
	service?: 'cloud' | 'ownServer';
	/** Of the second item, where it is not an image. */
	file?: Buffer;
}

/** Runs three items. The stub gives the second one the answer, after the others have theirs. */
async function runWithSecond(answer: StubAnswer, given: Run = {}) {
	const { onError, options, parameters, service = 'cloud', file } = given;
	const othersAnswered = Promise.withResolvers<void>();
	let left = 2;
	const stub = await startApiZeroStub(async ({ body }) => {
		const other = others[wordOf(body.input_data)];
		if (other === undefined) await othersAnswered.promise;
		else if (--left === 0) othersAnswered.resolve();
		return other ?? answer;
	});
	const result = await runNode({
		items: [0, 1, 2].map((row) =>
			fileItem(row === 1 && file ? file : imageSaying(`row-${row}`), {
				json: { row, note: `row ${row}`, nested: { row } },
			}),
		),
		credential: { apiKey: 'secret-key-of-the-test', baseUrl: stub.baseUrl, service },
		parameters: {
			columns: 'all',
			...parameters,
			options: { ...withCalls({ maxTries: 1 }), ...options },
		},
		onError,
	});
	await stub.close();
	return result;
}

const refusedCodes = (Object.keys(API_ERRORS).map(Number) as ApiErrorCode[]).filter(
	(code) => code !== 5021,
);

/** After these the run passes on what was read: see passed-on-results.test. */
const ENDING = [4011, 4013, 4014, 4015, 4022, 4030, 4044, 5030];

describe('a refused item', () => {
	// 4000 is about an image alone.
	test.each(refusedCodes.filter((code) => code !== 4000 && !ENDING.includes(code)))(
		'%i stops the workflow with its own words',
		async (code) => {
			const { outputs, error } = await runWithSecond(refusal(code));
			expect(outputs.flat()).toEqual([]);
			expect(error?.message).toContain(`(${code}) [item 1]`);
			expect(error?.description).toMatch(
				/\.( Request: req_refused\.) 2 images had been read, and their results are lost\. /,
			);
			expect(error?.context?.itemIndex).toBe(1);
		},
	);

	test.each(refusedCodes)(
		'%i goes to the error output: one text, beside the row that n8n merges in',
		async (code) => {
			const onError = 'continueErrorOutput';
			const { outputNames, outputs, error } = await runWithSecond(refusal(code), { onError });
			expect(error).toBeUndefined();
			expect(outputNames).toEqual(['Front', 'Back', 'Needs Review', 'Not Read', 'Error']);
			expect(counts(outputs)).toEqual([1, 1, 0, 0, 1]);
			expect(outputs[4][0].json).toEqual({
				row: 1,
				note: 'row 1',
				nested: { row: 1 },
				error: expect.stringMatching(/: 服务返回的说明.* \[item 1\]$/),
			});
			expect(outputs[4][0].pairedItem).toEqual({ item: 1 });
		},
	);

	test('of a code the node does not know names the code', async () => {
		const body = JSON.stringify({ code: 4999, msg: '未知', data: null });
		const { error } = await runWithSecond({ status: 200, body });
		expect(error?.message).toContain('unknown code (4999) [item 1]');
	});
});

describe('with plain Continue, n8n merges nothing, so a failed item has every column itself', () => {
	test.each<[string, StubAnswer, Run]>([
		['a refusal', refusal(4000), {}],
		['a reply of something else', { status: 200, body: '<html></html>' }, {}],
		["a proxy's status", { status: 503, body: '' }, {}],
		['a cut connection', { status: 200, body: '', cut: true }, {}],
		['a file that is none', front, { file: Buffer.from('text') }],
		['an empty file', front, { file: Buffer.alloc(0) }],
		[
			'an option that cannot be used',
			front,
			{ options: { referenceDate: "={{ $json.row === 1 ? 'never' : '2026-11-25' }}" } },
		],
	])('%s', async (_, answer, given) => {
		const onError = 'continueRegularOutput';
		const { outputs, error } = await runWithSecond(answer, { ...given, onError });
		expect(error).toBeUndefined();
		const all = outputs.flat();
		const failed = outputs.at(-1)!.find(({ json }) => json.row === 1)!;
		const read = all.find(({ json }) => json.row === 0)!;
		expect(all).toHaveLength(3);
		expect(Object.keys(failed.json).sort()).toEqual([...Object.keys(read.json), 'error'].sort());
		expect(failed.json).toMatchObject({
			row: 1,
			note: 'row 1',
			needs_review: true,
			retry: expect.any(String),
			review_reasons: expect.stringMatching(/./),
			error: expect.stringMatching(/ \[item 1\]$/),
		});
		const objects = Object.values(failed.json).filter((one) => typeof one === 'object' && one);
		expect(objects).toEqual([]);
	});

	test.each([
		['masks', "={{ $json.row === 1 ? '3+4' : 'off' }}"],
		['may mask', "={{ $json.row === 1 ? '' : 'off' }}"],
	])(
		'an item that %s leaves without its row where another option cannot be used',
		async (_, mask) => {
			const onError = 'continueRegularOutput';
			const options = { mask, referenceDate: "={{ $json.row === 1 ? 'never' : '2026-11-25' }}" };
			const { outputs } = await runWithSecond(front, { options, onError });
			const failed = outputs.at(-1)!.find(({ json }) => json.error !== undefined)!;
			expect(failed.pairedItem).toEqual({ item: 1 });
			expect(failed.json).toMatchObject({ needs_review: true, identity_code: null });
			expect(Object.keys(failed.json)).not.toEqual(expect.arrayContaining(['note']));
			expect(outputs.flat()).toHaveLength(3);
		},
	);

	test("with an 'Output Field' the error stays at the top, where n8n expects it", async () => {
		const onError = 'continueRegularOutput';
		const options = { putResultInField: 'card' };
		const { outputs } = await runWithSecond(refusal(4000), { options, onError });
		expect(outputs[3][0].json).toMatchObject({
			row: 1,
			card: { reason_code: '4000' },
			error: expect.stringMatching(/ \[item 1\]$/),
		});
	});
});

describe('a reply that is not one of the API', () => {
	test.each<[string, StubAnswer, RegExp]>([
		['an HTML page', { status: 200, body: '<html>Log in</html>' }, /other than JSON/],
		[
			'a number for a name',
			{ status: 200, body: '{"code":0,"msg":"成功","data":{"side":1,"identity_name":7}}' },
			/unexpected type \('identity_name'\)/,
		],
		[
			'a body that breaks off',
			{ status: 200, body: '{"code":0,', headers: { 'content-length': '500' }, cutAfterBody: true },
			/connection was cut/,
		],
	])('%s fails only that item', async (_, answer, words) => {
		const { outputs, error } = await runWithSecond(answer, { onError: 'continueErrorOutput' });
		expect(error).toBeUndefined();
		expect(counts(outputs)).toEqual([1, 1, 0, 0, 1]);
		expect(outputs[4][0].json.error).toMatch(words);
		const stopped = await runWithSecond(answer);
		expect(stopped.error?.message).toMatch(words);
		expect(stopped.error?.description).toMatch(/\.$/);
	});
});

describe('what does not stop a workflow that continues', () => {
	const onError = 'continueErrorOutput';
	test.each<[string, NodeRunOptions['credential'], RegExp]>([
		['a missing credential', undefined, /credential/],
		[
			'a server that is down',
			{ apiKey: 'k', baseUrl: 'http://127.0.0.1:9' },
			/^The service refused the connection: .* Start the server, .*\. \[item 0\]/,
		],
	])('%s', async (_, credential, words) => {
		const parameters = { options: withCalls({ maxTries: 1 }) };
		const items = [fileItem(JPEG_BYTES), fileItem(imageSaying('other'))];
		const { outputs, error } = await runNode({ items, credential, parameters, onError });
		expect(error).toBeUndefined();
		expect(counts(outputs)).toEqual([0, 0, 0, 0, 2]);
		expect(outputs[4][0].json.error).toMatch(words);
	});

	test('a missing credential is named on masked items too', async () => {
		const items = [fileItem(JPEG_BYTES)];
		const { error } = await runNode({ items, parameters: { options: { mask: '3+4' } } });
		expect(error?.message).toMatch(/credential/);
	});
});

test('neither the key nor the image is in anything n8n stores of a failed run', async () => {
	for (const onError of [undefined, 'continueErrorOutput', 'continueRegularOutput'] as const) {
		const options = { keepFromInput: 'none' };
		const { run } = await runWithSecond(refusal(4011), { onError, options });
		run.data.resultData.runData.Start = [];
		const stored = JSON.stringify(run, (_, value) =>
			value === run.data.executionData ? undefined : value,
		);
		expect(stored).toContain('4011');
		expect(stored).not.toContain('secret-key-of-the-test');
		expect(stored).not.toContain(JPEG_BYTES.toString('base64'));
	}
});
