import { expect, test } from '@jest/globals';

import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { imageSaying } from './images.mts';
import { CARD, read, stub } from './results-stub.mts';

/** An AI agent reads the first output alone. */
const asTool = async (items: Parameters<typeof read>[0], more: Parameters<typeof read>[1]) => {
	const { outputs, error } = await read(items, { asTool: true, ...more });
	expect(error).toBeUndefined();
	expect(outputs.slice(1).flat()).toEqual([]);
	return outputs[0].map(({ json }) => json);
};
const texts = (...words: string[]) => words.map((word) => imageSaying(word).toString('base64'));

test.each([
	['side', ['front', 'wrong', 'unreadable', 'refused'], [null, null, 'no-card', '4000']],
	['person', ['both', 'front', 'unreadable'], [null, 'back-missing', 'no-card']],
])('as a tool, all items per %s leave on the first output', async (oneItemPer, words, codes) => {
	const base64 = `={{ ${JSON.stringify(texts(...words))}[$itemIndex] }}`;
	const items = words.map(() => ({ json: {} }));
	const parameters = { source: 'base64', base64, oneItemPer };
	const json = await asTool(items, { parameters, onError: 'continueRegularOutput' });
	expect(json.map(({ reason_code }) => reason_code)).toEqual(codes);
});

test.each([
	[{ operation: 'checkIdCard', cardFields: { ...CARD, gender: '女' } }, 1],
	[{ operation: 'checkIdCard', specifyCard: 'number', idNumber: CARD.identity_code }, 1],
	[{ operation: 'matchSides' }, 1],
])('as a tool, %j', async (parameters, count) => {
	const sides = [
		{ side: 1, identity_name: '样本' },
		{ side: 0, issued_by: CARD.issued_by },
	];
	const items = sides
		.slice(0, parameters.operation === 'matchSides' ? 2 : 1)
		.map((json) => ({ json }));
	expect(await asTool(items, { parameters })).toHaveLength(count);
});

test('as a tool it reads links by default, and puts out the card alone, without copies', async () => {
	const json = { link: 'https://example.com/back', row: 1 };
	const [card] = await asTool([{ json }], {
		parameters: { url: '={{ $json.link }}' },
		serverOptions: { copies: { values: { kinds: ['card'] } } },
	});
	expect(stub.calls.at(-1)?.body).toMatchObject({ input_type: 'url', extra: true });
	expect(card).toMatchObject({ side: 0 });
	for (const name of ['link', 'row', 'copies_missing']) expect(card).not.toHaveProperty(name);
});

test('as a tool it refuses files', async () => {
	const parameters = { source: 'file' };
	const { error } = await read([fileItem(imageSaying('front'))], { parameters, asTool: true });
	expect(error?.message).toBe('n8n does not pass files to the tools of an AI agent [item 0]');
});
