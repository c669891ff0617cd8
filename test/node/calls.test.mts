import { describe, expect, test } from '@jest/globals';

import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { refusal, type StubAnswer } from './apizero-stub.mts';
import { imageSaying, wordOf } from './images.mts';
import { counts, messagesOf } from './outputs.mts';
import { front, rows, run, stub } from './run-with-stub.mts';
import './node-waits.mts';

const service = 'cloud';
const CUT: StubAnswer = { status: 200, body: '', cut: true };

describe('tries', () => {
	test.each<[string, StubAnswer]>([
		['5020', refusal(5020)],
		['a cut connection', CUT],
	])('%s is retried, and the item comes out once', async (_, answer) => {
		const { outputs } = await run({
			answer: (_call, index) => (index === 0 ? answer : front),
			items: rows(1),
		});
		expect(stub.calls).toHaveLength(2);
		expect(counts(outputs)).toEqual([1, 0, 0, 0]);
	});

	test('end at the limit, with the failure of the last one', async () => {
		const { error } = await run({
			answer: (_call, index) => refusal(index === 0 ? 5000 : 5020),
			items: rows(1),
			calls: { maxTries: 2 },
		});
		expect(stub.calls).toHaveLength(2);
		expect(error?.message).toContain('(5020) [item 0]');
	});

	test('a timeout is retried', async () => {
		const { error } = await run({
			answer: async (_call, index) => {
				if (index === 0) await new Promise((resolve) => setTimeout(resolve, 3000).unref());
				return front;
			},
			items: rows(1),
			calls: { timeout: 1000 },
		});
		expect(error).toBeUndefined();
		expect(stub.calls).toHaveLength(2);
	});
});

describe('identical images', () => {
	const same = [0, 1, 2, 3].map((row) => fileItem(imageSaying('same'), { json: { row } }));

	test('are sent once; every item gets the reply', async () => {
		const items = [...same, ...rows(2)];
		const { outputs, hints } = await run({ answer: () => front, items, service });
		expect(stub.calls).toHaveLength(3);
		expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4, 5].map((item) => ({ item })),
		);
		expect(messagesOf(hints)).toEqual([
			'3 images were identical to an earlier one and cost no call.',
			expect.stringMatching(/^3 calls to ApiZero's cloud\. /),
		]);
	});

	test('are sent once within an item too, and share a failure', async () => {
		const binary = { ...same[0].binary, ...fileItem(imageSaying('same'), { field: 'b' }).binary };
		const { outputs } = await run({
			answer: () => refusal(4000),
			items: [...same, { json: {}, binary }],
			parameters: { binaryPropertyName: '*' },
			onError: 'continueErrorOutput',
			service,
		});
		expect(stub.calls).toHaveLength(1);
		expect(outputs[4]).toHaveLength(6);
	});

	test('differ if only their ends do', async () => {
		const items = ['one', 'two'].map((word) =>
			fileItem(Buffer.concat([imageSaying('x'), Buffer.alloc(4000, 7), Buffer.from(word)])),
		);
		await run({ answer: () => front, items });
		expect(stub.calls).toHaveLength(2);
	});
});

test('a failed connection declares its cause, and a header may name the request', async () => {
	const { error } = await run({ answer: () => CUT, items: rows(1), calls: { maxTries: 1 } });
	expect(error).toMatchObject({ failure: { cause: 'temporarily-unavailable' } });
	const named = await run({
		answer: () => ({
			status: 502,
			body: '{"code":5030,"msg":"","data":null}',
			headers: { 'x-request-id': 'req_from_header' },
		}),
		items: rows(1),
	});
	expect(named.error?.description).toMatch(/ Request: req_from_header\.$/);
});

test.each([
	['several outputs', 'continueErrorOutput', true],
	['one output', 'continueErrorOutput', false],
	['one output', 'continueRegularOutput', false],
] as const)(
	'"Retry On Fail" bills nothing again when failed items leave on %s (%s), after the others',
	async (_, onError, route) => {
		const { outputs } = await run({
			answer: ({ body }) => (wordOf(body.input_data) === 'row-0' ? refusal(4000) : front),
			items: rows(3),
			parameters: { route },
			onError,
			retryOnFail: { maxTries: 3, waitBetweenTries: 1 },
			service,
		});
		expect(stub.calls).toHaveLength(3);
		expect(outputs.flat().map(({ json }) => json.row)).toEqual([1, 2, 0]);
	},
);
