import { afterEach, describe, expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { API_ERRORS, type ApiErrorCode } from '../../domain/api-error.ts';
import { fileItem, runNode, type NodeRunOptions } from '../../tools/n8n/in-process/run-node.mts';
import {
	refusal,
	startApiZeroStub,
	success,
	type ApiZeroStub,
	type StubAnswer,
} from './apizero-stub.mts';
import { JPEG_BYTES, imageSaying, wordOf } from './images.mts';

let stub: ApiZeroStub | undefined;
afterEach(async () => {
	await stub?.close();
	stub = undefined;
});

/** Runs three items. The stub gives the second one the answer, after the others have theirs. */
async function runWithSecond(
	answer: StubAnswer,
	onError?: NodeRunOptions['onError'],
	options: INodeParameters = {},
) {
	const others: Record<string, StubAnswer> = {
		'row-0': success({ side: 1 }),
		'row-2': success({ side: 0 }),
	};
	let release = () => {};
	const othersAnswered = new Promise<void>((resolve) => (release = resolve));
	let left = 2;
	stub = await startApiZeroStub(async ({ body }) => {
		const other = others[wordOf(body.input_data)];
		if (other === undefined) await othersAnswered;
		else if (--left === 0) release();
		return other ?? answer;
	});
	return await runNode({
		items: [0, 1, 2].map((row) =>
			fileItem(imageSaying(`row-${row}`), { json: { row, note: `row ${row}` } }),
		),
		credential: { apiKey: 'secret-key-of-the-test', baseUrl: stub.baseUrl },
		parameters: { options: { requestsPerSecond: 0, maxTries: 1, ...options } },
		onError,
	});
}

const rows = (outputs: INodeExecutionData[][]) => outputs.map((items) => items.map((i) => i.json));
const refusedCodes = (Object.keys(API_ERRORS).map(Number) as ApiErrorCode[]).filter(
	(code) => code !== 5021,
);

/** After these the run passes on what was read: see passed-on-results.test. */
const ENDING = [4011, 4013, 4014, 4015, 4022, 4030];

describe('a refused item', () => {
	test.each(refusedCodes.filter((code) => !ENDING.includes(code)))(
		'%i stops the workflow with its own words',
		async (code) => {
			const { outputs, error } = await runWithSecond(refusal(code));
			expect(outputs.flat()).toEqual([]);
			expect(error?.message).toContain(`(${code})`);
			expect(error?.message).toContain('[item 1]');
			expect(error?.description).toMatch(
				/\.( Request: req_refused\.) 2 images had been read, and their results are lost\. /,
			);
			expect(error?.context?.itemIndex).toBe(1);
		},
	);

	test.each(refusedCodes)('%i goes to the error output with its row merged in', async (code) => {
		const { outputNames, outputs, error } = await runWithSecond(
			refusal(code),
			'continueErrorOutput',
		);
		expect(error).toBeUndefined();
		expect(outputNames).toEqual(['Front', 'Back', 'Not Read', 'Error']);
		expect(outputs.map((items) => items.length)).toEqual([1, 1, 0, 1]);
		expect(outputs[3][0].json).toEqual({
			row: 1,
			note: 'row 1',
			error: {
				message: expect.stringContaining('[item 1]'),
				description: expect.any(String),
				code,
				requestId: 'req_refused',
				serviceMessage: '服务返回的说明',
			},
		});
		expect(outputs[3][0].pairedItem).toEqual({ item: 1 });
	});

	test('goes to the last output beside its row with plain Continue', async () => {
		const { outputs, error } = await runWithSecond(refusal(4000), 'continueRegularOutput');
		expect(error).toBeUndefined();
		expect(rows(outputs)).toEqual([
			[expect.objectContaining({ side: 1 })],
			[expect.objectContaining({ side: 0 })],
			[{ row: 1, note: 'row 1', error: expect.objectContaining({ code: 4000 }) }],
		]);
	});

	test('of a code the node does not know names the code', async () => {
		const { error } = await runWithSecond({
			status: 200,
			body: JSON.stringify({ code: 4999, msg: '未知', data: null }),
		});
		expect(error?.message).toContain('unknown code (4999) [item 1]');
	});
});

describe('a reply that is not one of the API', () => {
	test.each<[string, StubAnswer, RegExp]>([
		['an HTML page', { status: 200, body: '<html>Log in</html>' }, /other than JSON/],
		['truncated JSON', { status: 200, body: '{"code":0,"msg":"' }, /other than JSON/],
		[
			'JSON without a code',
			{ status: 404, body: '{"error":"no route"}' },
			/without a numeric 'code'/,
		],
		['no data', { status: 200, body: '{"code":0,"msg":"成功"}' }, /without 'data'/],
		[
			'a number for a name',
			{ status: 200, body: '{"code":0,"msg":"成功","data":{"side":1,"identity_name":7}}' },
			/unexpected type \('identity_name'\)/,
		],
		[
			'a side that is no side',
			{ status: 200, body: '{"code":0,"msg":"成功","data":{"side":2}}' },
			/unexpected type \('side'\)/,
		],
		[
			'a redirect',
			{
				status: 302,
				body: '{"code":0,"msg":"成功","data":{"side":1}}',
				headers: { location: 'http://127.0.0.1:1/' },
			},
			/a redirect, which is not followed/,
		],
		['a cut connection', { status: 200, body: '', cut: true }, /connection was cut/],
		[
			'a body that breaks off',
			{ status: 200, body: '{"code":0,', headers: { 'content-length': '500' }, cutAfterBody: true },
			/connection was cut/,
		],
	])('%s fails only that item', async (_, answer, words) => {
		const { outputs, error } = await runWithSecond(answer, 'continueErrorOutput');
		expect(error).toBeUndefined();
		expect(outputs.map((items) => items.length)).toEqual([1, 1, 0, 1]);
		expect(outputs[3][0].json.error).toMatchObject({
			message: expect.stringMatching(words),
			description: expect.stringMatching(/\.$/),
		});
	});
});

describe('what does not stop the workflow', () => {
	test('a missing credential fails every item when the node continues', async () => {
		const { outputs, error } = await runNode({
			items: [fileItem(JPEG_BYTES), fileItem(JPEG_BYTES)],
			onError: 'continueErrorOutput',
		});
		expect(error).toBeUndefined();
		expect(outputs.map((items) => items.length)).toEqual([0, 0, 0, 2]);
	});

	test('a Base URL without a protocol', async () => {
		const { outputs } = await runNode({
			items: [fileItem(JPEG_BYTES)],
			credential: { apiKey: 'k', baseUrl: '127.0.0.1:8787' },
			onError: 'continueErrorOutput',
		});
		expect(outputs[3][0].json.error).toMatchObject({
			message:
				"The 'Base URL' of the credential must be an address that starts with http:// or https:// [item 0]",
			description: expect.stringContaining("'ApiZero API' credential"),
		});
	});

	test('a server that is down', async () => {
		const { outputs } = await runNode({
			items: [fileItem(JPEG_BYTES)],
			credential: { apiKey: 'k', baseUrl: 'http://127.0.0.1:9' },
			onError: 'continueErrorOutput',
		});
		expect(outputs[3][0].json.error).toMatchObject({
			message: 'The service refused the connection [item 0]',
		});
	});

	test('an unrecognized image goes to its output, whatever "On Error" says', async () => {
		for (const onError of [undefined, 'continueRegularOutput', 'continueErrorOutput'] as const) {
			const { outputs, error } = await runWithSecond(refusal(5021), onError);
			expect(error).toBeUndefined();
			expect(outputs.slice(0, 3).map((items) => items.length)).toEqual([1, 1, 1]);
			await stub?.close();
		}
	});
});

test('neither the key nor the image is in anything n8n stores of a failed run', async () => {
	for (const onError of [undefined, 'continueErrorOutput'] as const) {
		const { run } = await runWithSecond(refusal(4011), onError, { keepFiles: 'never' });
		run.data.resultData.runData.Start = [];
		const stored = JSON.stringify(run, (_, value) =>
			value === run.data.executionData ? undefined : value,
		);
		expect(stored).toContain('4011');
		expect(stored).not.toContain('secret-key-of-the-test');
		expect(stored).not.toContain(JPEG_BYTES.toString('base64'));
		await stub?.close();
	}
});
