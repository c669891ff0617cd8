import { describe, expect, test } from '@jest/globals';

import { BACK, FRONT, pair, run } from './both-sides-stub.mts';
import { imageSaying } from './images.mts';

test('two sides in either order make one whole card', async () => {
	const { outputNames, outputs } = await run([pair('front', 'back'), pair('back', 'front')]);
	expect(outputNames).toEqual(['Complete', 'Incomplete']);
	expect(outputs.map((items) => items.map(({ pairedItem }) => pairedItem))).toEqual([
		[{ item: 0 }, { item: 1 }],
		[],
	]);
	for (const { json } of outputs[0]) {
		expect(json).toEqual({
			row: expect.any(String),
			identity_name: '样本',
			identity_code: '310101199001011234',
			gender: '男',
			race: '汉',
			birth: '1990-01-01',
			address: '上海市黄浦区样本路1号',
			issued_by: '上海市公安局黄浦分局',
			valid_date_start: '2017-08-12',
			valid_date_end: '2037-08-12',
			checks_passed: true,
			checks_problems: '',
			checks_warnings: '',
			checks_missing: '',
			checks_age: 36,
			checks_expired: false,
			checks_days_left: 3913,
		});
	}
});

test.each([
	['url', { firstUrl: 'https://example.com/back', secondUrl: 'https://example.com/front' }],
	[
		'base64',
		{
			firstBase64: imageSaying('front').toString('base64'),
			secondBase64: `data:image/jpeg;base64,${imageSaying('back').toString('base64')}`,
		},
	],
])('from %s', async (source, parameters) => {
	const { outputs } = await run([{ json: {} }], { source, ...parameters });
	expect(outputs.map((items) => items.length)).toEqual([1, 0]);
});

describe('an incomplete card says why to whoever took the photos', () => {
	test.each<[string | undefined, string | undefined, string[], string[], RegExp]>([
		[
			'front',
			'front',
			['same-side-twice', 'side-missing'],
			['emblem'],
			/Both images show the portrait side\. .*emblem side/,
		],
		[
			'back',
			'back',
			['same-side-twice', 'side-missing'],
			['portrait'],
			/Both images show the emblem side\. .*portrait side/,
		],
		[
			'front',
			'unreadable',
			['picture-not-recognized', 'side-missing'],
			['emblem'],
			/second image\. .*emblem side/,
		],
		[
			'unreadable',
			'unreadable',
			['picture-not-recognized', 'side-missing'],
			['portrait', 'emblem'],
			/first image.*second image.*portrait side and the emblem side/,
		],
		['front', undefined, ['side-missing'], ['emblem'], /photo of the emblem side/],
		[undefined, 'back', ['side-missing'], ['portrait'], /photo of the portrait side/],
		[
			'partly',
			'undated',
			['field-missing'],
			['portrait', 'emblem'],
			/portrait side, .*: ethnic group, address\. .*emblem side, .*: start of validity\. /,
		],
		[
			'blank',
			undefined,
			['side-missing', 'field-missing'],
			['emblem', 'portrait'],
			/name, ID number/,
		],
		['front', 'odd', ['validity-does-not-fit-age'], [], /do not seem to belong to the same card/],
	])('%s and %s', async (first, second, problems, retake, words) => {
		const { outputs, error } = await run([pair(first, second)]);
		expect(error).toBeUndefined();
		expect(outputs.map((items) => items.length)).toEqual([0, 1]);
		expect(outputs[1][0].json.reason).toEqual({
			problems,
			retake,
			message: expect.stringMatching(words),
		});
	});
});

test('an incomplete card never passes', async () => {
	const { outputs } = await run([pair('partly', 'back'), pair('front'), pair('blank', 'blank')]);
	expect(
		outputs[1].map(({ json }) => [json.checks_passed, json.checks_problems, json.checks_missing]),
	).toEqual([
		[false, 'field-missing', 'race, address'],
		[false, 'field-missing', 'issued_by, valid_date_start, valid_date_end'],
		[false, 'field-missing', expect.stringMatching(/^identity_name, .*, valid_date_end$/)],
	]);
});

test('what was read of an incomplete card is kept', async () => {
	const { outputs } = await run([pair('front', 'unreadable')]);
	expect(outputs[1][0].json).toMatchObject({ identity_name: '样本', issued_by: null });
});

test('Simplify off keeps both replies, even of the same side', async () => {
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

test('validity that does not fit counts even without checks, and hints are shown', async () => {
	const { outputs, hints } = await run([pair('front', 'odd'), pair('front', 'unreadable')], {
		options: { requestsPerSecond: 0, checks: 'off' },
	});
	expect(outputs.map((items) => items.length)).toEqual([0, 2]);
	expect(hints.map(({ message }) => message).join()).toContain('not recognized');
});

test('Simplify off returns both envelopes', async () => {
	const { outputs } = await run([pair('back', 'front')], { simplify: false });
	expect(outputs[0][0].json).toMatchObject({
		first: { code: 0, data: { side: 0, issued_by: BACK.issued_by }, request_id: 'req_abc123' },
		second: { code: 0, data: { side: 1, identity_code: FRONT.identity_code } },
	});
});

test("a foreigner's card has its validity beside the portrait", async () => {
	const { outputs } = await run([pair('foreigner', 'foreigner-back')]);
	expect(outputs[0].map(({ json }) => json)).toEqual([
		expect.objectContaining({
			...{ identity_name: '样本', valid_date_start: '2024-01-01', valid_date_end: '2034-01-01' },
			...{ address: null, issued_by: null, checks_missing: '', checks_passed: true },
		}),
	]);
});

test('a field that the portrait lacks is not taken from the emblem side', async () => {
	const { outputs } = await run([pair('nameless', 'named-back')]);
	expect(outputs[1].map(({ json }) => [json.identity_name, json.checks_missing])).toEqual([
		[null, 'identity_name'],
	]);
});
