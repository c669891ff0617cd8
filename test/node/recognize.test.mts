import { describe, expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { storedFileItem } from '../../tools/n8n/in-process/stored-file.mts';
import { JPEG_BYTES, imageSaying, wordOf } from './images.mts';
import { column, counts, sources } from './outputs.mts';
import { imageItem, read, stub } from './results-stub.mts';

/** Runs the node, and returns the bodies of its requests as well. */
async function sent(...given: Parameters<typeof read>) {
	const before = stub.calls.length;
	const result = await read(...given);
	const calls = stub.calls.slice(before);
	return { ...result, calls, bodies: calls.map(({ body }) => body) };
}

describe('outputs', () => {
	const words = ['back', 'front', 'unreadable', 'wrong', 'sideless', 'front-2'];

	test.each(['cloud', 'ownServer'] as const)(
		'each item leaves once, on the output of its side or its trouble: %s',
		async (service) => {
			const { outputNames, outputs, error } = await read(words, { service });
			expect(error).toBeUndefined();
			expect(outputNames).toEqual(['Front', 'Back', 'Needs Review', 'Not Read']);
			expect(sources(outputs)).toEqual([[1, 5], [0], [3], [2, 4]]);
			expect(column(outputs, 'reason_code')).toEqual([
				[null, null],
				[null],
				[null],
				['no-card', 'side-unknown'],
			]);
			expect(column(outputs, 'retry')[3]).toEqual(['image', 'image']);
			expect(outputs[3][1].json.reason_message).toMatch(/which side/);
		},
	);

	test.each([
		['other-document', 'other-document', /: it shows another document\. Please/],
		['too-dark', 'too-dark', /: it is too dark\. Please/],
		['of-a-later-server', 'no-card', /in the image\. Please/],
		['constructor', 'no-card', /in the image\. Please/],
	])('a server that is certain why says so: %s', async (reason, code, message) => {
		const { outputs } = await read([`unread-${reason}`], { service: 'ownServer' });
		expect(outputs[3][0].json).toMatchObject({
			reason_code: code,
			reason_message: expect.stringMatching(message),
			retry: 'image',
		});
		const fromCloud = await read([`unread-${reason}`], { service: 'cloud' });
		expect(fromCloud.outputs[3][0].json.reason_code).toBe('no-card');
	});

	test('words of a card that cannot be read are for a person, with what was seen', async () => {
		const { outputs } = await read(['unread-card-not-readable']);
		expect(outputs[2].map(({ json }) => json)).toMatchObject([
			{
				side: null,
				identity_name: null,
				needs_review: true,
				retry: null,
				review_reasons: 'card-not-readable',
				reason_code: 'card-not-readable',
				reason_message: expect.stringMatching(
					/\. Seen: name, address\. Not seen: ID number, .*, date of birth\. Please look/,
				),
			},
		]);
	});

	test('a hint tells of pairs', async () => {
		const hintsOn = async (...[items, more]: Parameters<typeof read>) =>
			(await read(items, more)).hints.map(({ message }) => message.split(':')[0]);
		const parameters = { binaryPropertyName: '*' };
		expect(await hintsOn(['front+back', 'relative+'], { parameters })).toEqual([
			"1 item has two files. One person? Then set 'One Item Per' to Person.",
		]);
		const perPerson = { parameters: { ...parameters, oneItemPer: 'person' } };
		const aside = 'On outputs of their own';
		expect(await hintsOn(['family'], perPerson)).toEqual(['4 results', aside]);
		const ofThree = ['front+back', 'both', 'relative+'];
		expect(await hintsOn(ofThree, perPerson)).toEqual(['3 results', aside]);
	});

	test.each([
		[true, [['front', 'front-2'], ['back'], ['wrong'], ['refused', 'unreadable', 'refused-2']]],
		[false, [['refused', 'front', 'back', 'unreadable', 'wrong', 'refused-2', 'front-2']]],
	])('with Route by Result %s rows stay in order', async (route, order) => {
		const { outputNames, outputs } = await read(
			['refused', 'front', 'back', 'unreadable', 'wrong', 'refused-2', 'front-2'],
			{ service: 'cloud', parameters: { route }, onError: 'continueRegularOutput' },
		);
		expect(outputNames).toHaveLength(route ? 4 : 1);
		expect(column(outputs, 'row')).toEqual(order);
	});
});

describe('image sources', () => {
	const base64 = JPEG_BYTES.toString('base64');
	const link = 'https://example.com/front?x=1';
	const ofUrl = (url: unknown): INodeParameters => ({ source: 'url', url: url as string });

	test('base64 text arrives plain', async () => {
		const { bodies } = await sent([{ json: {} }], {
			service: 'cloud',
			parameters: { source: 'base64', base64: `\n data:image/jpeg;base64,${base64}` },
		});
		expect(bodies).toEqual([{ input_type: 'base64', input_data: base64 }]);
	});

	test.each([
		[link, [link]],
		['={{ $json.link }}', [link]],
		[`${link}\n  https://example.com/back`, [link, 'https://example.com/back']],
		[`${link}，https://example.com/back`, [link, 'https://example.com/back']],
		['https://example.com/front?a=1,2', ['https://example.com/front?a=1,2']],
		['={{ [$json.link, "", "https://example.com/back"] }}', [link, 'https://example.com/back']],
	])('the links in %j go to the service unchanged, an item each', async (url, links) => {
		const { bodies, outputs } = await sent([{ json: { link } }], {
			service: 'cloud',
			parameters: ofUrl(url),
		});
		expect(bodies).toEqual(links.map((one) => ({ input_type: 'url', input_data: one })));
		expect(outputs.flat()).toHaveLength(links.length);
	});
});

describe('several files of an item', () => {
	test.each([
		['front, back', ['front', 'back']],
		['back,front,', ['back', 'front']],
		['*', ['front', 'back']],
	])('%j: an item for each, in that order, which names its file', async (names, order) => {
		const items = [imageItem('front+back'), imageItem('front+back')];
		const { outputs } = await read(items, {
			parameters: { binaryPropertyName: names, route: false },
		});
		const files = order.map((name) => `${name}.jpg`);
		expect(column(outputs, 'file_name')).toEqual([[...files, ...files]]);
		expect(sources(outputs)).toEqual([[0, 0, 1, 1]]);
	});
});

describe('which files are read', () => {
	/** Of an item with files in these fields. */
	async function readOf(fields: string[], parameters: INodeParameters) {
		const files = fields.map((field) => fileItem(imageSaying(`front-${field}`), { field }).binary);
		const item: INodeExecutionData = { json: {}, binary: Object.assign({}, ...files) };
		// Their order is that of the calls, which may overlap.
		const { bodies } = await sent([item], { parameters, service: 'cloud' }).catch(() => ({
			bodies: [],
		}));
		return bodies.map(({ input_data }) => wordOf(input_data).replace('front-', '')).sort();
	}

	test.each([
		[['data'], ['data'], ['data']],
		[['photo'], ['photo'], ['photo']],
		[['data', 'photo'], ['data'], ['data']],
		[['back', 'front'], [], ['back', 'front']],
		[['back', 'data', 'front'], ['data'], ['data']],
		[['a', 'b', 'c'], [], []],
		[[], [], []],
	])('by default of %j: %j, and per person %j', async (fields, perSide, perPerson) => {
		expect(await readOf(fields, {})).toEqual(perSide);
		expect(await readOf(fields, { oneItemPer: 'person' })).toEqual(perPerson);
	});

	test('a field that somebody chose is not replaced', async () => {
		expect(await readOf(['photo'], { binaryPropertyName: 'scan' })).toEqual([]);
		const perPerson = { oneItemPer: 'person', binaryPropertyName: 'scan, back' };
		expect(await readOf(['front', 'other'], perPerson)).toEqual([]);
		expect(await readOf(['scan', 'other'], perPerson)).toEqual(['scan']);
	});

	test.each(['constructor', '__proto__'])('none in %s', async (field) => {
		const item = fileItem(imageSaying('front'), { field: 'photo' });
		const { error } = await read([item], { parameters: { binaryPropertyName: field } });
		expect(error?.message).toBe(`The item has no file in the input field '${field}' [item 0]`);
	});
});

test('one request, with the key as a bearer token, also of a credential that 0.4 saved', async () => {
	const credential = { apiKey: 'key-of-the-test', baseUrl: `${stub.baseUrl}/` };
	const saved = { ...credential, authentication: 'xApiKey' };
	const { calls } = await sent(['front'], { credential: saved });
	expect(calls).toHaveLength(1);
	const headers = { authorization: 'Bearer key-of-the-test' };
	expect(calls[0]).toMatchObject({ method: 'POST', path: '/api/ocr-idcard', headers });
	expect(calls[0].headers).not.toHaveProperty('x-api-key');
});

// Last: from here on n8n keeps files on disk.
test('files are read from where n8n keeps them, even outside the item', async () => {
	const stored = await storedFileItem(imageSaying('back'));
	expect(stored.binary?.data.data).toBe('filesystem-v2');
	expect(sources((await read([stored])).outputs)).toEqual([[], [0], [], []]);
});

test.each(['url', 'base64'])(
	'what is empty in a list of several is no image: %s',
	async (source) => {
		const front =
			source === 'url' ? 'https://example.com/front' : imageSaying('front').toString('base64');
		const { outputs, error } = await read([{ json: {} }], {
			parameters: { source, [source]: `={{ ${JSON.stringify(['', front, null])} }}` },
		});
		expect(error).toBeUndefined();
		expect(counts(outputs)).toEqual([1, 0, 0, 0]);
	},
);
