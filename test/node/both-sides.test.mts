import { describe, expect, test } from '@jest/globals';

import { BACK, FRONT, pair, run } from './both-sides-stub.mts';
import { pictureSaying } from './pictures.mts';

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

describe('an incomplete card says why to whoever took the photos', () => {
	test.each<[string | undefined, string | undefined, string[], RegExp]>([
		[
			'front',
			'front',
			['same-side-twice', 'side-missing'],
			/Both images show the portrait side\. .*emblem side/,
		],
		[
			'back',
			'back',
			['same-side-twice', 'side-missing'],
			/Both images show the emblem side\. .*portrait side/,
		],
		[
			'front',
			'unreadable',
			['picture-not-recognized', 'side-missing'],
			/second image\. .*emblem side/,
		],
		[
			'unreadable',
			'unreadable',
			['picture-not-recognized', 'side-missing'],
			/first image.*second image.*portrait side and the emblem side/,
		],
		['front', undefined, ['side-missing'], /photo of the emblem side/],
		[undefined, 'back', ['side-missing'], /photo of the portrait side/],
		['front', 'odd', ['validity-does-not-fit-age'], /do not seem to belong to the same card/],
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
		options: { requestsPerSecond: 0, checks: false },
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
