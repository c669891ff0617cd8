import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { refusal, startApiZeroStub, success, type ApiZeroStub } from './apizero-stub.mts';
import { imageSaying, wordOf } from './images.mts';

let stub: ApiZeroStub;
beforeAll(async () => {
	stub = await startApiZeroStub(({ body }) =>
		body.input_type === 'base64' && wordOf(body.input_data) === 'unreadable'
			? refusal(5021)
			: success({ side: 0 }),
	);
});
afterAll(async () => await stub.close());

describe('as a tool of an AI agent', () => {
	test('all items leave on the one output that an agent reads', async () => {
		const { outputs } = await runNode({
			items: [{ json: {} }, { json: {} }],
			credential: { apiKey: 'k', baseUrl: stub.baseUrl },
			parameters: {
				source: 'base64',
				base64: `={{ $itemIndex ? '${imageSaying('unreadable').toString('base64')}' : '${imageSaying('back').toString('base64')}' }}`,
				options: { requestsPerSecond: 0 },
			},
			asTool: true,
		});
		expect(outputs[0].map(({ json }) => [json.side, json.reason !== undefined])).toEqual([
			[0, false],
			[null, true],
		]);
	});

	test('it reads links by default, and puts out the card alone', async () => {
		const { outputs } = await runNode({
			items: [{ json: { link: 'https://example.com/card.jpg' } }],
			credential: { apiKey: 'k', baseUrl: stub.baseUrl },
			parameters: { url: '={{ $json.link }}', options: { requestsPerSecond: 0 } },
			asTool: true,
		});
		expect(stub.calls.at(-1)?.body.input_type).toBe('url');
		expect(outputs[0][0].json).toMatchObject({ side: 0 });
		expect(outputs[0][0].json).not.toHaveProperty('link');
	});

	test('files are refused', async () => {
		const { error } = await runNode({
			items: [fileItem(imageSaying('front'))],
			credential: { apiKey: 'k', baseUrl: stub.baseUrl },
			parameters: { source: 'binary' },
			asTool: true,
		});
		expect(error?.message).toBe('n8n does not pass files to the tools of an AI agent [item 0]');
	});
});
