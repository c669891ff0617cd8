import { describe, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

import { BACK, pair, run, stub } from './both-sides-stub.mts';

test.each([
	['both images absent', undefined, undefined, /no file in the input field/],
	['a refused image', 'front', 'refused', /did not accept/],
])('%s: only that item fails', async (_, first, second, words) => {
	const items = [pair('front', 'back'), pair(first, second)];
	const continued = await run(items, {}, 'continueErrorOutput');
	expect(continued.outputs.map((some) => some.length)).toEqual([1, 0, 1]);
	expect(continued.outputs[2][0].json).toMatchObject({
		row: `${first}+${second}`,
		error: { message: expect.stringMatching(words) },
	});
	expect((await run(items)).error?.message).toMatch(/\[item 1\]/);
});

describe('when one image fails for good, what was read of the other is kept', () => {
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
					card: expect.objectContaining({ ...fields, checks_passed: false }),
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
	])('%s and %s: nothing was read', async (first, second, picture) => {
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
