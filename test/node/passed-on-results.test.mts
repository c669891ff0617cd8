import { describe, expect, test } from '@jest/globals';
import type { INodeExecutionData } from 'n8n-workflow';

import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { refusal, type StubAnswer } from './apizero-stub.mts';
import { imageSaying, wordOf } from './images.mts';
import { counts, messagesOf } from './outputs.mts';
import { back, front, rows, run, stub } from './run-with-stub.mts';

const service = 'cloud';

/** Gives the images of the first rows these answers, and the others `then` once those are read. */
function readFirst(first: readonly StubAnswer[], then: StubAnswer) {
	let left = first.length;
	const read = Promise.withResolvers<void>();
	return async ({ body }: { body: { input_data: string } }) => {
		const answer = first[Number(wordOf(body.input_data).split('-')[1])];
		if (answer === undefined) await read.promise;
		else if (--left === 0) read.resolve();
		return answer ?? then;
	};
}

const redirect: StubAnswer = {
	status: 302,
	body: '{"code":0,"msg":"成功","data":{"side":1}}',
	headers: { location: 'http://127.0.0.1:1/' },
};

const page = (status: number): StubAnswer => ({ status, body: '<html></html>' });

const columnOf = (items: INodeExecutionData[], name: string) => items.map(({ json }) => json[name]);

describe('with "Stop Workflow", when the service ends a run', () => {
	test.each<[string, StubAnswer, string]>([
		['4011', refusal(4011), 'credential'],
		['4030', refusal(4030), 'later'],
		['not-this-api', redirect, 'credential'],
		['http-503', page(503), 'later'],
	])(
		'with %s, what was read leaves, and every image left over says what to do',
		async (code, answer, retry) => {
			const { outputs, hints, error } = await run({
				answer: readFirst([front, back, refusal(5021)], answer),
				items: rows(40),
				calls: { maxTries: 1 },
				service,
			});
			expect(error).toBeUndefined();
			expect(counts(outputs)).toEqual([1, 1, 0, 38]);
			expect(outputs[0][0].json).toMatchObject({ row: 0, identity_name: '样本', retry: null });
			const [unread, ...left] = outputs[3];
			expect(unread.json).toMatchObject({ row: 2, reason_code: 'no-card', retry: 'image' });
			expect(columnOf(left, 'row')).toEqual(Array.from({ length: 37 }, (_, i) => i + 3));
			// Those that the service answered among them.
			expect(new Set(columnOf(left, 'reason_code'))).toEqual(new Set([code]));
			expect(new Set(columnOf(left, 'retry'))).toEqual(new Set([retry]));
			const isRedirected = /a redirect, which is not followed/.test(
				String(error ?? left[0].json.reason_message),
			);
			expect(isRedirected).toBe(answer === redirect);
			const { pairedItem, binary, json } = left.at(-1)!;
			expect({ pairedItem, files: Object.keys(binary ?? {}) }).toEqual({
				pairedItem: { item: 39 },
				files: ['data'],
			});
			expect(json).toMatchObject({
				side: null,
				identity_name: null,
				needs_review: true,
				file_name: 'card.jpg',
				reason_message: expect.stringMatching(
					/^Not sent, since the run ended at an earlier item: \w/,
				),
			});
			expect(stub.calls.length).toBeLessThan(12);
			expect(messagesOf(hints).join()).toMatch(
				/Stopped early: .* 37 images were not read; see 'retry'\./,
			);
		},
	);

	test.each<[string, StubAnswer, RegExp]>([
		['4030', refusal(4030), /^The key's calls for today are used up \(4030\) \[item \d\]$/],
		['503', page(503), /HTTP status 503 .* \[item \d\]$/],
	])('a run that read nothing fails with %s, since nothing is lost', async (_, answer, words) => {
		const { outputs, error } = await run({
			answer: () => answer,
			items: rows(40),
			calls: { maxTries: 1 },
		});
		expect(outputs.flat()).toEqual([]);
		expect(error?.message).toMatch(words);
		expect(error?.description).not.toContain('lost');
		expect(stub.calls.length).toBeLessThanOrEqual(5);
	});

	test('an item that fails by itself still stops the workflow', async () => {
		const answer = readFirst([front, front], refusal(5000));
		const { error } = await run({ answer, items: rows(3), calls: { maxTries: 1 } });
		expect(error).toMatchObject({
			message: 'The service failed on this request (5000) [item 2]',
			description: expect.stringContaining('2 images had been read, and their results are lost.'),
		});
	});

	test('masked, they hold neither row nor file nor the words of the service', async () => {
		const { outputs } = await run({
			answer: readFirst([front], refusal(4030)),
			items: rows(6),
			options: { mask: '3+4' },
		});
		expect(outputs[3]).toHaveLength(5);
		for (const { json, binary } of outputs[3]) {
			expect(binary).toBeUndefined();
			expect(Object.keys(json)).not.toContain('row');
			expect(json.reason_message).not.toContain('服务返回的说明');
		}
	});

	test('per person, what was read of a card stays on Incomplete', async () => {
		const pair = (row: number): INodeExecutionData => ({
			json: { row },
			binary: {
				...fileItem(imageSaying(`row-${2 * row}`), { field: 'front' }).binary,
				...fileItem(imageSaying(`row-${2 * row + 1}`), { field: 'back' }).binary,
			},
		});
		const { outputs, error } = await run({
			answer: readFirst([front, back, front], refusal(4030)),
			items: [0, 1, 2, 3, 4].map(pair),
			parameters: { oneItemPer: 'person' },
			service,
		});
		expect(error).toBeUndefined();
		expect(outputs.map((items) => columnOf(items, 'row'))).toEqual([[0], [], [1, 2, 3, 4]]);
		expect(columnOf(outputs[2], 'identity_name')).toEqual(['样本', null, null, null]);
		expect(outputs[2].map(({ json }) => [json.reason_code, json.retry])).toEqual(
			Array(4).fill(['4030', 'later']),
		);
		expect(Object.keys(outputs[2][3].binary ?? {})).toEqual(['front', 'back']);
	});
});

test.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
	'with %s the images left over are failures, with the same reason',
	async (onError) => {
		for (const answer of [refusal(4030), page(503)]) {
			const { outputs } = await run({
				answer: readFirst([front], answer),
				items: rows(8),
				calls: { maxTries: 1 },
				onError,
			});
			expect(outputs[0]).toHaveLength(1);
			const failed = outputs.at(-1)!;
			expect(failed).toHaveLength(7);
			const words = answer.status === 503 ? /HTTP status 503/ : /\(4030\)/;
			for (const error of columnOf(failed, 'error')) expect(error).toMatch(words);
			if (onError === 'continueErrorOutput') continue;
			expect(new Set(columnOf(failed, 'retry'))).toEqual(new Set(['later']));
		}
	},
);
