import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { fileItem, runNode, type NodeRunOptions } from '../../n8n-engine/run-node.mts';
import { refusal, startApiZeroStub, success, type ApiZeroStub } from './apizero-stub.mts';
import { pictureSaying, wordOf } from './pictures.mts';

const FRONT = { side: 1, identity_name: '样本', identity_code: '310101199001011234' } as const;
const BACK = {
	side: 0,
	issued_by: '上海市公安局黄浦分局',
	valid_date_start: '2017-08-12',
	valid_date_end: '2037-08-12',
} as const;
const answers: Record<string, ReturnType<typeof success>> = {
	front: success(FRONT),
	back: success(BACK),
	// 27 years at issue, for whom the law has 20 years.
	odd: success({ ...BACK, valid_date_end: '长期' }),
	other: success({ side: 1, identity_name: '另一' }),
	unreadable: refusal(5021),
	refused: refusal(4000),
};

let stub: ApiZeroStub;
beforeAll(async () => {
	stub = await startApiZeroStub(({ body }) => {
		const word =
			body.input_type === 'url'
				? new URL(body.input_data).pathname.slice(1)
				: wordOf(body.input_data);
		return answers[word];
	});
});
afterAll(async () => await stub.close());

const run = async (
	items: INodeExecutionData[],
	parameters: INodeParameters = {},
	onError?: NodeRunOptions['onError'],
) =>
	await runNode({
		items,
		credential: { apiKey: 'k', baseUrl: stub.baseUrl },
		parameters: {
			operation: 'recognizeBothSides',
			options: { requestsPerSecond: 0, referenceDate: '2026-11-25' },
			...parameters,
		},
		onError,
	});

const bytesOf = (word: string) =>
	word === 'no-picture' ? Buffer.from('%PDF-1.7') : pictureSaying(word);
const pair = (first?: string, second?: string): INodeExecutionData => ({
	json: { row: `${first}+${second}` },
	binary: {
		...(first ? fileItem(bytesOf(first), { field: 'front' }).binary : {}),
		...(second ? fileItem(bytesOf(second), { field: 'back' }).binary : {}),
	},
});

test('two sides in either order make one whole card', async () => {
	const { outputNames, outputs } = await run([pair('front', 'back'), pair('back', 'front')]);
	expect(outputNames).toEqual(['Complete', 'Incomplete']);
	expect(outputs.map((items) => items.map(({ pairedItem }) => pairedItem))).toEqual([
		[{ item: 0 }, { item: 1 }],
		[],
	]);
	for (const { json } of outputs[0]) {
		expect(json).toEqual({
			side: null,
			identity_name: '样本',
			identity_code: '310101199001011234',
			gender: null,
			race: null,
			birth: null,
			address: null,
			issued_by: '上海市公安局黄浦分局',
			valid_date_start: '2017-08-12',
			valid_date_end: '2037-08-12',
			checks: expect.objectContaining({ passed: true, age: 36, expired: false }),
		});
	}
});

test.each([
	['url', { firstUrl: 'https://example.com/back', secondUrl: 'https://example.com/front' }],
	[
		'base64',
		{
			firstBase64: pictureSaying('front').toString('base64'),
			secondBase64: `data:image/jpeg;base64,${pictureSaying('back').toString('base64')}`,
		},
	],
])('from %s', async (source, parameters) => {
	const { outputs } = await run([{ json: {} }], { source, ...parameters });
	expect(outputs.map((items) => items.length)).toEqual([1, 0]);
});

describe('an incomplete card says why, in words for whoever took the photos', () => {
	test.each<[string | undefined, string | undefined, string[], RegExp]>([
		[
			'front',
			'front',
			['same-side-twice', 'side-missing'],
			/Both pictures show the portrait side\. .*emblem side/,
		],
		[
			'back',
			'back',
			['same-side-twice', 'side-missing'],
			/Both pictures show the emblem side\. .*portrait side/,
		],
		[
			'front',
			'unreadable',
			['picture-not-recognized', 'side-missing'],
			/second picture\. .*emblem side/,
		],
		[
			'unreadable',
			'unreadable',
			['picture-not-recognized', 'side-missing'],
			/first picture.*second picture.*portrait side and the emblem side/,
		],
		['front', undefined, ['side-missing'], /photo of the emblem side/],
		[undefined, 'back', ['side-missing'], /photo of the portrait side/],
		['front', 'odd', ['validity-does-not-fit-age'], /do not seem to belong to one card/],
	])('%s and %s', async (first, second, problems, words) => {
		const { outputs, error } = await run([pair(first, second)]);
		expect(error).toBeUndefined();
		expect(outputs.map((items) => items.length)).toEqual([0, 1]);
		expect(outputs[1][0].json.reason).toEqual({
			problems,
			message: expect.stringMatching(words),
		});
	});
});

test('what was read of an incomplete card is kept', async () => {
	const { outputs } = await run([pair('front', 'unreadable')]);
	expect(outputs[1][0].json).toMatchObject({ identity_name: '样本', issued_by: null });
});

test('Simplify off gives each picture its own reply, also of the same side', async () => {
	const { outputs } = await run([pair('front', 'other')], { simplify: false });
	expect(outputs[1][0].json).toMatchObject({
		first: { data: { side: 1, identity_name: '样本' } },
		second: { data: { side: 1, identity_name: '另一' } },
	});
});

test('masking covers both envelopes', async () => {
	const { outputs } = await run([pair('front', 'back')], {
		simplify: false,
		options: { requestsPerSecond: 0, mask: '3+4', fieldNaming: 'english' },
	});
	const text = JSON.stringify(outputs[0][0].json);
	expect(outputs[0][0].json).toMatchObject({
		first: { data: { identity_code: '310***********1234' } },
		second: { data: { issued_by: '***' } },
	});
	expect(text).not.toMatch(/310101199001011234|黄浦|2017-08-12|成功/);
});

test('odd validity counts with the checks switched off, and hints are given', async () => {
	const { outputs, hints } = await run([pair('front', 'odd'), pair('front', 'unreadable')], {
		options: { requestsPerSecond: 0, checks: false },
	});
	expect(outputs.map((items) => items.length)).toEqual([0, 2]);
	expect(hints.map(({ message }) => message).join()).toContain('not recognized');
});

test('Simplify off gives both envelopes', async () => {
	const { outputs } = await run([pair('back', 'front')], { simplify: false });
	expect(outputs[0][0].json).toMatchObject({
		first: { code: 0, data: { side: 0, issued_by: BACK.issued_by }, request_id: 'req_abc123' },
		second: { code: 0, data: { side: 1, identity_code: FRONT.identity_code } },
	});
});

test.each([
	['both pictures absent', undefined, undefined, /no file in the input field/],
	['a refused picture', 'front', 'refused', /did not accept/],
])('%s fail the item alone', async (_, first, second, words) => {
	const items = [pair('front', 'back'), pair(first, second)];
	const continued = await run(items, {}, 'continueErrorOutput');
	expect(continued.outputs.map((some) => some.length)).toEqual([1, 0, 1]);
	expect(continued.outputs[2][0].json).toMatchObject({
		row: `${first}+${second}`,
		error: { message: expect.stringMatching(words) },
	});
	expect((await run(items)).error?.message).toMatch(/\[item 1\]/);
});

describe('when one picture fails for good, what was read of the other is kept', () => {
	test.each([
		['front', 'refused', 'second', { identity_name: '样本', issued_by: null }],
		['refused', 'back', 'first', { identity_name: null, issued_by: BACK.issued_by }],
	])('%s and %s', async (first, second, picture, fields) => {
		const items = [pair(first, second)];
		for (const onError of ['continueErrorOutput', 'continueRegularOutput'] as const) {
			const { outputs } = await run(items, {}, onError);
			expect(outputs.at(-1)![0].json).toEqual({
				row: `${first}+${second}`,
				error: expect.objectContaining({
					...{ code: 4000, picture },
					card: expect.objectContaining({ ...fields, side: null, checks: expect.anything() }),
				}),
			});
		}
		const stopped = await run(items);
		expect(JSON.stringify(stopped.error)).not.toMatch(/样本|310101199001011234|黄浦/);
	});

	test.each([
		['unreadable', 'refused', 'second'],
		[undefined, 'refused', 'second'],
		['refused', 'refused', 'first'],
		['front', 'no-picture', 'second'],
		['no-picture', 'front', 'first'],
		['no-picture', 'no-picture', 'first'],
		[undefined, 'no-picture', 'second'],
		[undefined, undefined, 'first'],
	])('%s and %s: nothing to keep', async (first, second, picture) => {
		const words = [first, second];
		const before = stub.calls.length;
		const { outputs } = await run([pair(first, second)], {}, 'continueErrorOutput');
		if (words.includes('no-picture')) expect(stub.calls).toHaveLength(before);
		expect(outputs[2][0].json.error).toMatchObject({ picture });
		expect(outputs[2][0].json.error).not.toHaveProperty('card');
	});

	test('under the chosen names and masked, or as envelopes', async () => {
		const options = { requestsPerSecond: 0, fieldNaming: 'english', mask: '3+4' };
		const read = async (more: INodeParameters) =>
			(await run([pair('front', 'refused')], more, 'continueErrorOutput')).outputs[2][0].json;
		const masked = await read({ options });
		expect(masked.error).toMatchObject({ card: { idNumber: '310***********1234' } });
		expect(JSON.stringify(masked)).not.toContain('310101199001011234');
		expect((await read({ simplify: false })).error).toMatchObject({
			card: { first: { code: 0, data: { identity_name: '样本' } }, second: null },
		});
	});
});
