import { expect, jest, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { until } from '../support/until.mts';
import { Container, core } from '../../tools/n8n/in-process/engine.mts';
import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { storedFileItem } from '../../tools/n8n/in-process/stored-file.mts';
import { refusal, type StubCall } from './apizero-stub.mts';
import { imageSaying, wordOf } from './images.mts';
import { counts } from './outputs.mts';
import { back, front, itemWith, rows, run, stub } from './run-with-stub.mts';

const LINK = 'https://example.com/a.jpg';
const BY_LINK = { source: 'url', url: '={{ $json.link }}' };
const PER_PERSON = { binaryPropertyName: 'front, back', oneItemPer: 'person' };

const links = (...urls: unknown[]): INodeExecutionData[] =>
	urls.map((link) => ({ json: { link } }) as never);

function emptyFile(): INodeExecutionData {
	const { binary } = fileItem(new Uint8Array());
	return { json: {}, binary: { data: { ...binary!.data, bytes: 0 } } };
}

/** An item with both sides, of which n8n knows that the back is empty. */
function halfEmpty(): INodeExecutionData {
	const front = fileItem(imageSaying('unsent'), { field: 'front' });
	return { json: {}, binary: { ...front.binary, back: emptyFile().binary!.data } };
}

test.each<[string, INodeExecutionData[], INodeParameters, INodeParameters, RegExp]>([
	['an empty link', links(LINK, LINK, ''), BY_LINK, {}, /'Image URL' is empty \[item 2\]/],
	['a missing file', [...rows(3), { json: {} }], {}, {}, /the item has no files \[item 3\]/],
	[
		'an option that cannot be used',
		rows(3),
		{},
		{ mask: '={{ $json.row === 2 ? null : "off" }}' },
		/'Mask Sensitive Values' has an unsupported value \[item 2\]/,
	],
	[
		'a person without any image',
		[itemWith('front', 'back'), itemWith()],
		PER_PERSON,
		{},
		/the item has no files \[item 1\]/,
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

const TEXT = Buffer.from('some text');

test.each<[string, INodeExecutionData, INodeParameters, string]>([
	['what is no link', { json: { link: 'x' } }, BY_LINK, 'not-a-link'],
	['a file that n8n knows to be empty', emptyFile(), {}, 'empty-file'],
	['another file', fileItem(TEXT), {}, 'unsupported-format'],
	['a stored file', await storedFileItem(TEXT), {}, 'unsupported-format'],
	[
		'other base64',
		{ json: { text: TEXT.toString('base64') } },
		{ source: 'base64', base64: '={{ $json.text }}' },
		'unsupported-format',
	],
])('%s, as no card, stops no run, and costs no call', async (_, unusable, parameters, code) => {
	const good = {
		...fileItem(imageSaying('front')),
		json: { link: LINK, text: imageSaying('front').toString('base64') },
	};
	const items = [unusable, good];
	const { outputs, error } = await run({
		answer: () => front,
		items,
		parameters,
		service: 'cloud',
	});
	expect(error).toBeUndefined();
	expect(counts(outputs)).toEqual([1, 0, 0, 1]);
	expect(outputs[3][0].json).toMatchObject({ reason_code: code, retry: 'image' });
	expect(outputs[3][0].json).not.toHaveProperty('error');
	expect(stub.calls).toHaveLength(1);
});

test('a link whose host does not answer is to be tried later, and stops no run', async () => {
	const gone = { code: 4000, msg: 'x', data: null, reason: 'download-unreachable' };
	const answer = ({ body }: StubCall) =>
		JSON.stringify(body).includes(LINK) ? { status: 400, body: JSON.stringify(gone) } : front;
	const items = links(LINK, 'https://example.com/b.jpg');
	const { outputs, error } = await run({ answer, items, parameters: BY_LINK });
	expect(error).toBeUndefined();
	expect(outputs[3].map(({ json }) => json)).toMatchObject([
		{ reason_code: '4000', retry: 'later' },
	]);
});

test("the advice for an empty link is one that keeps the others' rows", async () => {
	const items = links(LINK, '');
	const { error } = await run({ answer: () => front, items, parameters: BY_LINK });
	expect(error?.description).toMatch(/set 'On Error' to continue/);
});

test('per person, an image that is absent, or cannot be sent, keeps nothing from being read', async () => {
	const { outputs, error } = await run({
		answer: ({ body }) => (wordOf(body.input_data) === 'back' ? back : front),
		items: [itemWith('front'), itemWith('back'), halfEmpty()],
		parameters: PER_PERSON,
	});
	expect(error).toBeUndefined();
	const sent = stub.calls.map(({ body }) => wordOf(body.input_data)).sort();
	expect(sent).toEqual(['back', 'front', 'unsent']);
	expect(counts(outputs)).toEqual([0, 0, 3]);
	expect(outputs[2].map(({ json }) => [json.reason_code, json.identity_name === null])).toEqual([
		['back-missing', false],
		['front-missing', true],
		['empty-file', false],
	]);
});

test('per person, a key that is refused stops the run, also beside a file that is no image', async () => {
	const { binary } = itemWith('front', 'back');
	const unusable = fileItem(TEXT).binary!.data;
	const { error } = await run({
		answer: () => refusal(4011),
		items: [{ json: {}, binary: { ...binary, front: unusable } }],
		parameters: PER_PERSON,
	});
	expect(error?.message).toBe('The API key is not valid (4011) [item 0]');
});

test('a quota that ends the run counts more than a bad file beside it', async () => {
	const text = fileItem(Buffer.from('no image'), { json: { row: 'text' } });
	const read = jest.spyOn(Container.get(core.BinaryDataService), 'getAsBuffer');
	const { outputs, error } = await run({
		answer: async ({ body }) => {
			if (wordOf(body.input_data) === 'row-0') return front;
			// The bad file, the sixth, is read while this request is on its way.
			await until(() => read.mock.calls.length > 5);
			return refusal(4030);
		},
		items: [...rows(5), text, ...rows(9).slice(5)],
	});
	expect(error).toBeUndefined();
	expect(counts(outputs)).toEqual([1, 0, 0, 9]);
	expect(outputs[3].map(({ json }) => json.reason_code)).toEqual([
		...Array(4).fill('4030'),
		'unsupported-format',
		...Array(4).fill('4030'),
	]);
});
