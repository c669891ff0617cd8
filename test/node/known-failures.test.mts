import { expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { refusal } from './apizero-stub.mts';
import { imageSaying, wordOf } from './images.mts';
import { front, rows, run, stub } from './run-with-stub.mts';

const links = (...urls: unknown[]): INodeExecutionData[] =>
	urls.map((link) => ({ json: { link } }) as never);
const BY_LINK = { source: 'url', url: '={{ $json.link }}' };
const both = (...fields: string[]): INodeExecutionData => ({
	json: {},
	binary: Object.assign(
		{},
		...fields.map((field) => fileItem(imageSaying(field), { field }).binary),
	),
});
function emptyFile(): INodeExecutionData {
	const { binary } = fileItem(new Uint8Array());
	return { json: {}, binary: { data: { ...binary!.data, bytes: 0 } } };
}

const LINK = 'https://example.com/a.jpg';

test.each<[string, INodeExecutionData[], INodeParameters, INodeParameters, RegExp]>([
	['an empty link', links(LINK, LINK, ''), BY_LINK, {}, /'Image URL' is empty \[item 2\]/],
	['what is no link', links(LINK, 'x', LINK), BY_LINK, {}, /must be a link .* \[item 1\]/],
	[
		'a missing file',
		[...rows(3), { json: {} }],
		{},
		{},
		/no file in the input field .* \[item 3\]/,
	],
	[
		'a file that n8n knows to be empty',
		[...rows(2), emptyFile()],
		{},
		{},
		/The file is empty \[item 2\]/,
	],
	[
		'an option that cannot be used',
		rows(3),
		{},
		{ mask: '={{ $json.row === 2 ? null : "off" }}' },
		/'Mask Sensitive Values' has an unsupported value \[item 2\]/,
	],
	[
		'a pair without any image',
		[both('front', 'back'), both()],
		{ operation: 'recognizeBothSides' },
		{},
		/no file in the input field 'front' \[item 1\]/,
	],
	[
		'a bad link beside an empty one',
		links(LINK, ''),
		{
			operation: 'recognizeBothSides',
			source: 'url',
			firstUrl: '={{ $json.link }}',
			secondUrl: 'x',
		},
		{},
		/'Second Image URL' must be a link .* \[item 0\]/,
	],
])(
	'with "Stop Workflow", %s stops it before anything is sent',
	async (_, items, parameters, options, words) => {
		const { error } = await run({ answer: () => front, items, parameters, options });
		expect(error?.message).toMatch(words);
		expect(error?.description).not.toContain('lost');
		expect(stub.calls).toEqual([]);
	},
);

test('a pair that lacks one image is no failure', async () => {
	const { outputs, error } = await run({
		answer: () => front,
		items: [both('front'), both('back')],
		parameters: { operation: 'recognizeBothSides' },
	});
	expect(error).toBeUndefined();
	expect(outputs.map((items) => items.length)).toEqual([0, 2]);
});

test.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
	'with %s only its own item fails',
	async (onError) => {
		const items = links(LINK, '', `${LINK}?2`);
		const { outputs } = await run({ answer: () => front, items, parameters: BY_LINK, onError });
		expect([outputs[0].length, outputs.at(-1)?.length]).toEqual([2, 1]);
	},
);

test('a quota that ends the run counts more than a bad file beside it', async () => {
	const text = fileItem(Buffer.from('no image'), { json: { row: 'text' } });
	let read = () => {};
	const someRead = new Promise<void>((resolve) => (read = resolve));
	const { outputs, error } = await run({
		answer: async ({ body }) => {
			if (wordOf(body.input_data) === 'row-0') {
				read();
				return front;
			}
			await someRead;
			// The bad file is read while this request is on its way.
			await new Promise((resolve) => setTimeout(resolve, 50));
			return refusal(4030);
		},
		items: [...rows(5), text, ...rows(9).slice(5)],
	});
	expect(error).toBeUndefined();
	expect(outputs.map((items) => items.length)).toEqual([1, 0, 9]);
	const codes = outputs[2].map(({ json }) => (json.reason as { code: number | null }).code);
	expect(codes).toEqual([...Array(4).fill(4030), null, ...Array(4).fill(4030)]);
});

test('an image that waits after a 4029 when the quota ends is left over too', async () => {
	const { outputs } = await run({
		answer: async ({ body }, index) => {
			const word = wordOf(body.input_data);
			if (word === 'row-0') return front;
			if (word === 'row-1') return { ...refusal(4029), headers: { 'retry-after': '100' } };
			await new Promise((resolve) => setTimeout(resolve, 50 + index));
			return refusal(4030);
		},
		items: rows(3),
	});
	expect(outputs[2].map(({ json }) => json.reason)).toEqual([
		expect.objectContaining({ code: 4030, sent: false }),
		expect.objectContaining({ code: 4030 }),
	]);
}, 20_000);
