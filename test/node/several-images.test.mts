import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { startApiZeroStub, success, type ApiZeroStub } from './apizero-stub.mts';
import { imageSaying, wordOf } from './images.mts';

let stub: ApiZeroStub;
beforeAll(async () => {
	stub = await startApiZeroStub(({ body }) =>
		success({ side: wordOf(body.input_data) === 'front' ? 1 : 0 }),
	);
});
afterAll(async () => await stub.close());

describe('several images on one item', () => {
	const item = () => {
		const front = fileItem(imageSaying('front'), { field: 'front' });
		const back = fileItem(imageSaying('back'), { field: 'back' });
		return { json: {}, binary: { ...front.binary, ...back.binary } };
	};
	test.each([['front, back'], ['back,front,'], ['*']])(
		'%j: one output item per image',
		async (names) => {
			const { outputs } = await runNode({
				items: [item(), item()],
				credential: { apiKey: 'k', baseUrl: stub.baseUrl },
				parameters: { binaryPropertyName: names, options: { requestsPerSecond: 0 } },
			});
			expect(
				outputs.map((items) => items.map(({ json, pairedItem }) => [json.inputField, pairedItem])),
			).toEqual([
				[
					['front', { item: 0 }],
					['front', { item: 1 }],
				],
				[
					['back', { item: 0 }],
					['back', { item: 1 }],
				],
				[],
			]);
		},
	);

	test.each([
		['*', /has no files/],
		[' , ', /contains no field name/],
		['front, missing', /no file in the input field/],
	])('%j on an item without files keeps the row', async (binaryPropertyName, words) => {
		const { outputs } = await runNode({
			items: [{ json: { row: 1 } }],
			credential: { apiKey: 'k', baseUrl: stub.baseUrl },
			parameters: { binaryPropertyName },
			onError: 'continueRegularOutput',
		});
		expect(outputs[2].length).toBeGreaterThan(0);
		expect(outputs[2][0].json).toMatchObject({
			row: 1,
			error: { message: expect.stringMatching(words) },
		});
	});
});
