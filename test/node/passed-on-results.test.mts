import { describe, expect, test } from '@jest/globals';
import type { INodeExecutionData } from 'n8n-workflow';

import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { refusal, success, type StubAnswer } from './apizero-stub.mts';
import { imageSaying, wordOf } from './images.mts';
import { rows, run, stub } from './run-with-stub.mts';

const CARD = { identity_name: '样本', identity_code: '310101199001011234' } as const;

/** Reads the images of the first rows, and answers the others with `then` once those are read. */
function readFirst(count: number, then: StubAnswer) {
	let left = count;
	let allRead = () => {};
	const read = new Promise<void>((resolve) => (allRead = resolve));
	return async ({ body }: { body: { input_data: string } }) => {
		if (Number(wordOf(body.input_data).split('-')[1]) < count) {
			if (--left === 0) allRead();
			return success({ ...CARD, side: 1 });
		}
		await read;
		return then;
	};
}

const codesOf = (items: INodeExecutionData[]) =>
	items.map(({ json }) => (json.reason as { code: number } | undefined)?.code);

describe('with "Stop Workflow", when the service ends a run', () => {
	test.each([4011, 4013, 4014, 4015, 4022, 4030] as const)(
		'with %i, what was read leaves, and what was not sent says so',
		async (code) => {
			const { outputs, hints, error } = await run({
				answer: readFirst(3, refusal(code)),
				items: rows(40),
			});
			expect(error).toBeUndefined();
			expect(outputs.map((items) => items.length)).toEqual([3, 0, 37]);
			expect(outputs[0].map(({ json }) => [json.row, json.identity_name])).toEqual(
				[0, 1, 2].map((row) => [row, '样本']),
			);
			expect(outputs[2].map(({ json }) => json.row)).toEqual(
				Array.from({ length: 37 }, (_, i) => i + 3),
			);
			expect(new Set(codesOf(outputs[2]))).toEqual(new Set([code]));
			const { pairedItem, binary, json } = outputs[2].at(-1)!;
			expect({ pairedItem, files: Object.keys(binary ?? {}) }).toEqual({
				pairedItem: { item: 39 },
				files: ['data'],
			});
			expect(json).toMatchObject({ side: null, identity_name: null });
			expect(json.reason).toEqual({
				code,
				message: expect.stringContaining(`(${code})`),
				requestId: null,
				sent: false,
			});
			expect(stub.calls.length).toBeLessThan(12);
			expect(hints.map(({ message }) => message).join()).toMatch(
				/stopped early: .* 37 images were not read and cost nothing\./,
			);
		},
	);

	test('a bad file behind its end is no failure either', async () => {
		const items = [...rows(8), fileItem(Buffer.from('no image'), { json: { row: 8 } })];
		const { outputs, error } = await run({ answer: readFirst(1, refusal(4030)), items });
		expect(error).toBeUndefined();
		expect(outputs[2].at(-1)?.json).toMatchObject({
			row: 8,
			reason: { code: null, problem: 'not-jpeg-or-png', message: expect.any(String) },
		});
	});

	test('a run that read nothing fails, since nothing is lost', async () => {
		const { outputs, error } = await run({ answer: () => refusal(4030), items: rows(40) });
		expect(outputs.flat()).toEqual([]);
		expect(error?.message).toMatch(/^The key's calls for today are used up \(4030\) \[item \d\]$/);
		expect(error?.description).not.toContain('lost');
	});

	test('an item that fails by itself still stops the workflow', async () => {
		const { error } = await run({ answer: readFirst(2, refusal(4000)), items: rows(3) });
		expect(error).toMatchObject({
			message: 'The service did not accept the request (4000) [item 2]',
			description: expect.stringContaining('2 images had been read, and their results are lost.'),
		});
	});

	test('on one output they leave in order', async () => {
		const { outputs } = await run({
			answer: readFirst(2, refusal(4030)),
			items: rows(6),
			parameters: { routeBySide: false },
		});
		expect(outputs.map((items) => codesOf(items))).toEqual([
			[undefined, undefined, 4030, 4030, 4030, 4030],
		]);
	});

	test('masked, they hold neither row nor file nor the words of the service', async () => {
		const { outputs } = await run({
			answer: readFirst(1, refusal(4030)),
			items: rows(6),
			options: { mask: '3+4' },
		});
		expect(outputs[2]).toHaveLength(5);
		for (const { json, binary } of outputs[2]) {
			expect(binary).toBeUndefined();
			expect(Object.keys(json)).not.toContain('row');
			expect(json.reason).not.toHaveProperty('serviceMessage');
		}
	});

	test('with Simplify off there is a reason alone, since there is no reply', async () => {
		const { outputs } = await run({
			answer: readFirst(1, refusal(4030)),
			items: rows(8),
			parameters: { simplify: false },
			options: { includeInputFields: false },
		});
		expect(Object.keys(outputs[2].at(-1)!.json)).toEqual(['reason']);
	});

	test('of both sides, what was read of a card stays on Incomplete', async () => {
		const both = (row: number): INodeExecutionData => ({
			json: { pair: row },
			binary: {
				...fileItem(imageSaying(`row-${2 * row}`), { field: 'front' }).binary,
				...fileItem(imageSaying(`row-${2 * row + 1}`), { field: 'back' }).binary,
			},
		});
		const { outputs, error } = await run({
			answer: readFirst(3, refusal(4030)),
			items: [0, 1, 2, 3, 4].map(both),
			parameters: { operation: 'recognizeBothSides' },
		});
		expect(error).toBeUndefined();
		expect(outputs.map((items) => items.map(({ json }) => json.pair))).toEqual([
			[],
			[0, 1, 2, 3, 4],
		]);
		expect(outputs[1].map(({ json }) => json.reason)).toEqual([
			expect.objectContaining({ problems: ['same-side-twice', 'side-missing', 'field-missing'] }),
			...Array.from({ length: 4 }, () =>
				expect.objectContaining({ problems: ['not-sent'], code: 4030 }),
			),
		]);
		expect(outputs[1][1].json.reason).toMatchObject({ picture: 'second' });
		expect(outputs[1][1].json).toMatchObject({ identity_name: '样本', checks_passed: false });
		expect(Object.keys(outputs[1][4].binary ?? {})).toEqual(['front', 'back']);
	});
});

test('of a pair left over, an image without a card is named too', async () => {
	let left = 2;
	let bothAnswered = () => {};
	const answered = new Promise<void>((resolve) => (bothAnswered = resolve));
	const pair = (first: string, second: string): INodeExecutionData => ({
		json: {},
		binary: {
			...fileItem(imageSaying(first), { field: 'front' }).binary,
			...fileItem(imageSaying(second), { field: 'back' }).binary,
		},
	});
	const { outputs } = await run({
		answer: async ({ body }) => {
			const word = wordOf(body.input_data);
			if (word === 'left-over') {
				await answered;
				return refusal(4030);
			}
			if (--left === 0) bothAnswered();
			return word === 'unreadable' ? refusal(5021) : success({ ...CARD, side: 1 });
		},
		items: [pair('unreadable', 'left-over'), pair('front', 'left-over')],
		parameters: { operation: 'recognizeBothSides' },
	});
	const problems = outputs[1].map(({ json }) => (json.reason as { problems: string[] }).problems);
	expect(problems).toEqual([['not-sent', 'picture-not-recognized'], ['not-sent']]);
});

test.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
	'with %s the images left over are failures',
	async (onError) => {
		const { outputs } = await run({
			answer: readFirst(1, refusal(4030)),
			items: rows(8),
			onError,
		});
		expect(outputs[0]).toHaveLength(1);
		expect(outputs.at(-1)?.map(({ json }) => (json.error as { code: number }).code)).toEqual(
			Array(7).fill(4030),
		);
	},
);
