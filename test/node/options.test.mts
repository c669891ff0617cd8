import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

import { fileItem, runNode, type NodeRunOptions } from '../../tools/n8n/in-process/run-node.mts';
import { refusal, startApiZeroStub, success, type ApiZeroStub } from './apizero-stub.mts';
import { imageSaying, wordOf } from './images.mts';

let stub: ApiZeroStub;
beforeEach(async () => {
	stub = await startApiZeroStub(({ body }) =>
		wordOf(body.input_data) === 'refused' ? refusal(4000) : success({ side: 1 }),
	);
});
afterEach(async () => await stub.close());

const run = async (
	options: INodeParameters,
	more: INodeParameters = {},
	onError: NodeRunOptions['onError'] = 'continueErrorOutput',
	extra: Partial<NodeRunOptions> = {},
) =>
	await runNode({
		items: ['a', 'b'].map((word) => ({
			json: { row: word },
			binary: {
				...fileItem(imageSaying(word)).binary,
				...fileItem(imageSaying(`${word}1`), { field: 'front' }).binary,
				...fileItem(imageSaying(`${word}2`), { field: 'back' }).binary,
			},
		})),
		credential: { apiKey: 'k', baseUrl: stub.baseUrl },
		parameters: { options: { requestsPerSecond: 0, ...options }, ...more },
		onError,
		...extra,
	});

describe('an option that cannot be used', () => {
	test.each<[string, INodeParameters, RegExp]>([
		['an invalid date', { referenceDate: '25/11/2026' }, /'Reference Date' is not a date/],
		['an unknown masking', { mask: 'some' }, /'Mask Sensitive Values' has an unsupported value/],
		['a masking without a value', { mask: '={{ $json.nope }}' }, /'Mask Sensitive Values'/],
		['an unknown naming', { fieldNaming: 'latin' }, /'Field Names' has an unsupported value/],
		["n8n's own field name", { outputField: 'error' }, /cannot be 'error'/],
		[
			'tries that are not a number',
			{ maxTries: '={{ "many" }}' },
			/'Max Tries' must be at least 1 /,
		],
		['a pace below 0', { requestsPerSecond: -1 }, /'Requests per Second' must be at least 0 /],
		['a timeout of 0', { timeout: 0 }, /'Timeout' must be at least 1000 /],
		['an expression that fails', { timeout: "={{ $('Nope').item.json.x }}" }, /./],
	])('%s fails every item before anything is sent', async (_, options, words) => {
		for (const operation of ['recognize', 'recognizeBothSides']) {
			const { outputs, error } = await run(options, { operation });
			expect(error).toBeUndefined();
			expect(outputs.slice(0, -1).flat()).toEqual([]);
			expect(outputs.at(-1)?.map(({ json }) => json)).toEqual([
				{ row: 'a', error: expect.objectContaining({ message: expect.stringMatching(words) }) },
				{ row: 'b', error: expect.objectContaining({ message: expect.stringMatching(words) }) },
			]);
			const stopped = await run(options, { operation }, undefined, { onError: undefined });
			expect(stopped.error?.message).toMatch(words);
		}
		expect(stub.calls).toEqual([]);
	});

	test('fails the first item only, where the calls do not need it', async () => {
		const referenceDate = "={{ $json.row === 'a' ? $('Nope').item.json.x : '2026-11-25' }}";
		const { outputs } = await run({ referenceDate });
		expect(outputs.map((items) => items.length)).toEqual([1, 0, 0, 1]);
	});

	test('fails its own item only', async () => {
		const referenceDate = '={{ $json.row === "a" ? "never" : "2026-11-25" }}';
		const { outputs } = await run({ referenceDate });
		expect(outputs.map((items) => items.length)).toEqual([1, 0, 0, 1]);
		expect(stub.calls).toHaveLength(1);
	});
});

test.each([
	['={{ new Date(Date.UTC(2026, 10, 25, 17)) }}', '2026-11-25'],
	['2026/1/5 10:00:00', '2026-01-05'],
	['2026-11-25T00:00:00.000+08:00', '2026-11-25'],
])('the reference date %s is %s', async (referenceDate, day) => {
	const { outputs } = await run({ referenceDate, checks: 'object' });
	expect(outputs[0][0].json.checks).toMatchObject({ referenceDate: day });
});

test.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
	'"Retry On Fail" bills nothing again when everything leaves on one output (%s)',
	async (onError) => {
		await run({}, { routeBySide: false }, onError, {
			items: ['refused', 'a', 'b'].map((word) => fileItem(imageSaying(word))),
			retryOnFail: { maxTries: 3, waitBetweenTries: 1 },
		});
		expect(stub.calls).toHaveLength(3);
	},
);

test('an image that cannot be sent costs the other side no call', async () => {
	const text = fileItem(Buffer.from('no image'), { field: 'back' });
	const front = fileItem(imageSaying('a'), { field: 'front' });
	const { outputs } = await run({}, { operation: 'recognizeBothSides' }, undefined, {
		items: [{ json: {}, binary: { ...front.binary, ...text.binary } }],
	});
	expect(outputs.map((items) => items.length)).toEqual([0, 0, 1]);
	expect(stub.calls).toEqual([]);
});

test('a failed image of several says which', async () => {
	const front = fileItem(imageSaying('a'), { field: 'front' });
	const back = fileItem(imageSaying('refused'), { field: 'back' });
	const { outputs } = await run({}, { binaryPropertyName: '*' }, undefined, {
		items: [{ json: {}, binary: { ...front.binary, ...back.binary } }],
	});
	expect(outputs[0][0].json).toMatchObject({ inputField: 'front' });
	expect(outputs[3][0].json.error).toMatchObject({ code: 4000, inputField: 'back' });
});

test.each(['', '/', '/api/ocr-idcard', '/api/ocr-idcard/ '])(
	'a Base URL that ends in %j is the same address',
	async (ending) => {
		await run({}, {}, undefined, {
			items: [fileItem(imageSaying('a'))],
			credential: { apiKey: 'k', baseUrl: ` ${stub.baseUrl}${ending}` },
		});
		expect(stub.calls.map(({ path }) => path)).toEqual(['/api/ocr-idcard']);
	},
);
