import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

import { fileItem, runNode, type NodeRunOptions } from '../../tools/n8n/in-process/run-node.mts';
import { startApiZeroStub, success, type ApiZeroStub } from './apizero-stub.mts';
import { imageSaying, wordOf } from './images.mts';

const answers: Record<string, ReturnType<typeof success>> = {
	front: success({ side: 1, identity_name: '样本' }),
	back: success({ side: 0, issued_by: '上海市公安局黄浦分局' }),
};

let stub: ApiZeroStub;
beforeAll(async () => {
	stub = await startApiZeroStub(({ body }) => answers[wordOf(body.input_data)]);
});
afterAll(async () => await stub.close());

/** One item with both images. With `binaryMode` combined n8n itself moves them into the JSON. */
async function run(parameters: INodeParameters, more: Partial<NodeRunOptions> = {}) {
	const front = fileItem(imageSaying('front'), { field: 'front' });
	const back = fileItem(imageSaying('back'), { field: 'back.1' });
	return await runNode({
		items: [{ json: { row: 7 }, binary: { ...front.binary, ...back.binary } }],
		credential: { apiKey: 'k', baseUrl: stub.baseUrl },
		binaryMode: 'combined',
		...more,
		parameters: {
			...parameters,
			options: { requestsPerSecond: 0, ...(parameters.options as object) },
		},
	});
}

describe("with the workflow's binaryMode combined", () => {
	test.each([
		['*', ['front'], ['back.1']],
		['front, back.1', ['front'], ['back.1']],
		['_files.front, _files["back.1"]', ['_files.front'], ['_files["back.1"]']],
		['front', [undefined], []],
	])('%j finds the files in the JSON', async (binaryPropertyName, front, back) => {
		const { outputs, error, run: whole } = await run({ binaryPropertyName });
		expect(error).toBeUndefined();
		const start = whole.data.resultData.runData.Start[0].data?.main[0]?.[0];
		expect(start?.binary).toBeUndefined();
		expect(Object.keys(start?.json._files as object)).toEqual(['front', 'back.1']);
		expect(outputs.map((items) => items.map(({ json }) => json.inputField))).toEqual([
			front,
			back,
			[],
		]);
	});

	test('both sides are found by the names of their fields', async () => {
		const { outputs } = await run({
			operation: 'recognizeBothSides',
			secondBinaryPropertyName: 'back.1',
		});
		expect(outputs.flat().map(({ json }) => json)).toEqual([
			expect.objectContaining({ identity_name: '样本', issued_by: '上海市公安局黄浦分局' }),
		]);
	});

	test.each([
		[{ includeInputFields: false }, []],
		[{}, ['row']],
		[{ includeInputFields: false, keepFiles: 'always' }, ['_files']],
		[{ keepFiles: 'always' }, ['row', '_files']],
		[{ keepFiles: 'always', mask: '3+4' }, []],
	])('options %j keep from the input: %j', async (options, kept) => {
		const { outputs } = await run({ binaryPropertyName: 'front', options });
		const names = Object.keys(outputs[0][0].json);
		expect(names.filter((name) => ['row', '_files'].includes(name))).toEqual(kept);
		expect(outputs[0][0].binary).toBeUndefined();
	});
});

test('of several files in the JSON each result keeps its own', async () => {
	const { outputs } = await run({ binaryPropertyName: '*', options: { keepFiles: 'always' } });
	expect(outputs.flat().map(({ json }) => Object.keys(json._files as object))).toEqual([
		['front'],
		['back.1'],
	]);
});

test.each<[INodeParameters, string[]]>([
	[{}, ['row', '_files', 'error']],
	[{ keepFiles: 'never' }, ['row', 'error']],
	[{ mask: '3+4' }, ['row', 'error']],
])('a failed item with options %j has %j', async (options, keys) => {
	const { outputs } = await run(
		{ binaryPropertyName: 'nope', options },
		{ onError: 'continueRegularOutput' },
	);
	expect(outputs[2].map(({ json }) => Object.keys(json))).toEqual([keys]);
});

test('outside that mode a file named in the JSON is ignored', async () => {
	const stranger = { id: 'filesystem-v2:of-another', mimeType: 'image/jpeg', data: '' };
	const { outputs } = await run(
		{ binaryPropertyName: '*' },
		{
			items: [{ json: { _files: { stolen: stranger } } }],
			binaryMode: 'separate',
			onError: 'continueErrorOutput',
		},
	);
	expect(outputs[3].map(({ json }) => json.error)).toEqual([
		expect.objectContaining({ message: 'The item has no files [item 0]' }),
	]);
});
