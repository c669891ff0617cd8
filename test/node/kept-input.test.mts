import { describe, expect, test } from '@jest/globals';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { imageSaying } from './images.mts';
import { column, messagesOf } from './outputs.mts';
import { imageItem, read, stub, type Reading } from './results-stub.mts';

const filesOf = (outputs: INodeExecutionData[][]) =>
	outputs.map((items) => items.map(({ binary }) => binary && Object.keys(binary).join()));

const NONE = undefined;

/** Fields and files of the input that stay beside a sure card, and the files that stay beside a doubtful one. */
test.each<[INodeParameters, string, string, string]>([
	[{}, 'row', '', 'data other'],
	[{ keepFromInput: 'fitting' }, 'row', '', 'data other'],
	[{ keepFromInput: 'all' }, 'row list', 'data other', 'data other'],
	[{ keepFromInput: 'none' }, '', '', ''],
	[{ keepFromInput: "={{ 'none' }}", fieldsToKeep: 'row' }, '', '', ''],
	[{ keepFromInput: 'chosen', fieldsToKeep: 'list，other, nope' }, 'list', 'other', 'other'],
	[{ keepFromInput: 'chosen', fieldsToKeep: 'row、data' }, 'row', 'data', 'data'],
	[{ keepFromInput: 'chosen', fieldsToKeep: 'row' }, 'row', '', ''],
	[{ keepFromInput: 'chosen' }, '', '', ''],
	[{ keepFromInput: 'chosen', fieldsToKeep: ' ' }, '', '', ''],
	[{ mask: '3+4' }, '', '', ''],
	[{ mask: '3+4', keepFromInput: 'chosen' }, '', '', ''],
	[{ mask: '3+4', keepFromInput: 'all' }, '', '', ''],
	[{ mask: '3+4', keepFromInput: "={{ 'all' }}", fieldsToKeep: 'row' }, '', '', ''],
	[{ mask: '3+4', keepFromInput: 'chosen', fieldsToKeep: 'list, data' }, 'list', '', ''],
])('%j keeps of the row %j, of the files %j, and in doubt %j', async (options, ...kept) => {
	// n8n moves the files of these very items into their JSON.
	const items = () =>
		['front', 'wrong'].map((word) => ({
			json: { row: 1, list: [1] },
			binary: { ...imageItem(word).binary, other: imageItem('back').binary!.data },
		}));
	const isSet = 'keepFromInput' in options && !options.mask;
	const selected = { columns: 'selected', selectedColumns: ['birth'] };
	for (const columns of [{}, selected]) {
		const parameters = { route: false, binaryPropertyName: 'data', ...columns };
		const { outputs, hints } = await read(items(), { options, parameters });
		const [sure, doubtful] = outputs[0];
		const fields = Object.keys(sure.json).filter((name) => ['row', 'list'].includes(name));
		const files = [sure, doubtful].map(({ binary }) => Object.keys(binary ?? {}).join(' '));
		// What is selected is all that there is, unless the option is set, or names fields.
		const isAlone = columns === selected && !isSet;
		expect([fields.join(' '), ...files]).toEqual([
			...(isAlone && !options.fieldsToKeep ? [''] : kept.slice(0, 1)),
			...kept.slice(1),
		]);
		const isChosen = options.keepFromInput === 'chosen';
		const isHidden = options.mask && !isChosen && columns !== selected && kept[0] === '';
		expect(hints.filter(({ message }) => /^Masking left out/.test(message))).toHaveLength(
			isHidden ? 1 : 0,
		);
		// So too where n8n keeps the files in the JSON; beside what is selected only those that are named.
		const inJson = await read(items(), { options, parameters, binaryMode: 'combined' });
		const names = inJson.outputs[0].map(({ json }) => json._files && Object.keys(json._files));
		const isNamed = options.keepFromInput === 'chosen' || columns !== selected;
		expect(names).toEqual(files.map((name) => (name && isNamed ? name.split(' ') : undefined)));
	}
});

test.each<[INodeParameters, unknown[]]>([
	[{}, [[NONE], [], ['data'], ['data'], ['data']]],
	[{ keepFromInput: 'all' }, [['data'], [], ['data'], ['data'], ['data']]],
	[{ keepFromInput: 'none' }, [[NONE], [], [NONE], [NONE], [NONE]]],
	[
		{ mask: '={{ $json.row === "refused" ? "some" : "off" }}' },
		[[NONE], [], ['data'], ['data'], [NONE]],
	],
])(
	'options %j: files on Front, Back, Needs Review, Not Read, Error are %j',
	async (options, files) => {
		const words = ['front', 'wrong', 'unreadable', 'refused'];
		const { outputs } = await read(words, { options, onError: 'continueErrorOutput' });
		expect(filesOf(outputs)).toEqual(files);
	},
);

test('a complete card keeps no files, any other both', async () => {
	const items = ['front+back', 'wrong+back', 'front+unreadable', 'front+refused'];
	const { outputs } = await read(items, { perPerson: true, onError: 'continueRegularOutput' });
	expect(filesOf(outputs)).toEqual([[NONE], ['front,back'], ['front,back', 'front,back']]);
});

/** One item with an image in each of these fields, which says the same, up to a dot. */
const several = (...words: string[]): INodeExecutionData => ({
	json: { row: 1 },
	binary: Object.fromEntries(
		words.map((word) => {
			const { data } = fileItem(imageSaying(word.split('.')[0]), {
				fileName: `${word}.jpg`,
			}).binary!;
			return [word, data];
		}),
	),
});

test.each(['*', '={{ Object.keys($binary) }}'])(
	'of several files each result keeps its own, and its name: %s',
	async (binaryPropertyName) => {
		const { outputs } = await read([several('front', 'unreadable', 'refused', 'back')], {
			options: { keepFromInput: 'all' },
			parameters: { binaryPropertyName },
			onError: 'continueRegularOutput',
		});
		expect(filesOf(outputs)).toEqual([['front'], ['back'], [], ['unreadable', 'refused']]);
		expect(column(outputs, 'file_name')).toEqual([
			['front.jpg'],
			['back.jpg'],
			[],
			['unreadable.jpg', 'refused.jpg'],
		]);
	},
);

test('masked, no result names its file', async () => {
	const photo = fileItem(imageSaying('front'), { fileName: '样本.jpg' }).binary!.data;
	const broken = fileItem(imageSaying('refused'), { fileName: '样本.jpg' }).binary!.data;
	const { outputs } = await read([{ json: {}, binary: { 样本: photo, 样本二: broken } }], {
		options: { mask: '3+4' },
		parameters: { binaryPropertyName: '*' },
		onError: 'continueRegularOutput',
	});
	expect(outputs.flat()).toHaveLength(2);
	expect(JSON.stringify(outputs)).not.toContain('样本');
});

test.each<[INodeParameters, unknown, boolean]>([
	[{}, 'of mine', true],
	[{ putResultInField: 'card' }, 'of mine', true],
	[{ mask: '3+4', keepFromInput: 'chosen', fieldsToKeep: 'error' }, 'of mine', true],
	[{}, null, false],
	[{ keepFromInput: 'none' }, 'of mine', false],
])(
	"with options %j the row's own error %j goes; with a hint: %s",
	async (options, error, hinted) => {
		const json = { error } as never;
		const { outputs, hints } = await read([fileItem(imageSaying('front'), { json })], { options });
		expect(outputs[0][0].json).not.toHaveProperty('error');
		expect(messagesOf(hints)).toEqual(
			hinted ? [expect.stringContaining("'error' was left out")] : [],
		);
	},
);

const CHOSEN_MASKED = { mask: '3+4', keepFromInput: 'chosen', fieldsToKeep: 'file_name' };

describe("a column of the user's that is called like one of the result's", () => {
	/** Reads a link, which has no file name, and returns those of these columns that leave. */
	async function left(row: IDataObject, word = 'front', options: INodeParameters = {}) {
		const url = `https://img.example/${word}`;
		const { outputs, error } = await read([{ json: { ...row, url } as never }], {
			options,
			parameters: { source: 'url', url: '={{ $json.url }}' },
		});
		expect(error).toBeUndefined();
		const [{ json }] = outputs.flat();
		return Object.fromEntries(Object.keys(row).map((name) => [name, json[name]]));
	}

	test.each<[IDataObject, string, INodeParameters]>([
		[{ file_name: 'scan 7.jpg', retry: 3 }, 'front', {}],
		[
			{ file_name: 'scan 7.jpg', needs_review: '', retry: 3 },
			'front',
			{ putResultInField: 'card' },
		],
		[{ 文件名: '扫描7.jpg', 重试条件: '三次' }, 'front', { columnNames: 'chinese' }],
		[{ file_name: 'scan 7.jpg' }, 'unreadable', {}],
		[{ file_name: 7 }, 'front', CHOSEN_MASKED],
	])('stays where the result has no value: %j of %s with options %j', async (row, ...given) => {
		expect(await left(row, ...given)).toEqual(row);
	});

	test('gives way to a value of the result, and is no field of the card', async () => {
		const row = { retry: 3, address: '客户地址' };
		expect(await left(row, 'unreadable')).toEqual({ retry: 'image', address: null });
		const photo = fileItem(imageSaying('front'), { fileName: 'a.jpg', json: { file_name: 'b' } });
		expect(column((await read([photo])).outputs, 'file_name')).toEqual([['a.jpg'], [], [], []]);
	});

	test.each<[IDataObject, INodeParameters]>([
		[{ file_name: 'a.jpg', retry: 3, reason_code: 'no-card' }, {}],
		[{ file_name: 'a.jpg', retry: 'later' }, {}],
		[{ file_name: 'a.jpg', 核对原因: 'no-card' }, {}],
		[{ file_name: 'a.jpg', needs_review: false }, CHOSEN_MASKED],
	])('is none where an earlier run of this node made the row: %j, %j', async (row, options) => {
		const { file_name: file, retry = null } = await left(row, 'front', options);
		expect([file, retry]).toEqual([null, null]);
	});
});

test('the image itself, as text on the row, fits no cell', async () => {
	const photo = Buffer.concat([imageSaying('front'), Buffer.alloc(30_000)]).toString('base64');
	const { outputs, hints } = await read([{ json: { row: 1, photo } }], {
		parameters: { source: 'base64', base64: '={{ $json.photo }}' },
	});
	expect(outputs[0][0].json).toMatchObject({ row: 1, side: 1 });
	expect(outputs[0][0].json).not.toHaveProperty('photo');
	expect(messagesOf(hints)).toEqual([expect.stringContaining(': photo.')]);
});

test.each([
	[{ keepFromInput: true }, /'Keep From Input' has an unsupported value/],
	[{ keepFromInput: '={{ $json.nope }}' }, /'Keep From Input' has an unsupported value/],
])('%j is refused before anything is sent', async (options, words) => {
	const before = stub.calls.length;
	expect((await read(['front'], { options })).error?.message).toMatch(words);
	expect(stub.calls).toHaveLength(before);
});

describe("with the workflow's binaryMode combined", () => {
	/** One item with both images, which n8n itself moves into the JSON. */
	const run = async (parameters: INodeParameters, more: Reading = {}) =>
		await read([several('front', 'back.1')], { parameters, binaryMode: 'combined', ...more });

	test.each([
		['*', ['front.jpg'], ['back.1.jpg']],
		['front, back.1', ['front.jpg'], ['back.1.jpg']],
		['_files.front, _files["back.1"]', [null], [null]],
		['front', ['front.jpg'], []],
	])('%j finds the files in the JSON', async (binaryPropertyName, front, back) => {
		const { outputs, error, run: whole } = await run({ binaryPropertyName });
		expect(error).toBeUndefined();
		const start = whole.data.resultData.runData.Start[0].data?.main[0]?.[0];
		expect(start?.binary).toBeUndefined();
		expect(Object.keys(start?.json._files as object)).toEqual(['front', 'back.1']);
		expect(column(outputs, 'file_name')).toEqual([front, back, [], []]);
	});

	test.each<[INodeParameters, string[]]>([
		[{}, ['row', '_files']],
		[{ keepFromInput: 'none' }, []],
		[{ mask: '3+4' }, []],
	])('a failed item with options %j keeps %j', async (options, kept) => {
		const more = { options, onError: 'continueRegularOutput' } as const;
		const { outputs } = await run({ binaryPropertyName: 'nope' }, more);
		const names = Object.keys(outputs[3][0].json);
		expect(names.filter((name) => ['row', '_files'].includes(name))).toEqual(kept);
	});

	test('a failed item leaves on the error output, with what n8n gives it', async () => {
		const more = { onError: 'continueErrorOutput' } as const;
		const { outputs } = await run({ binaryPropertyName: 'nope' }, more);
		expect(outputs.map(({ length }) => length)).toEqual([0, 0, 0, 0, 1]);
		expect(Object.keys(outputs[4][0].json)).toEqual(['row', '_files', 'error']);
	});

	test('outside that mode a file named in the JSON is ignored', async () => {
		const stranger = { id: 'filesystem-v2:of-another', mimeType: 'image/jpeg', data: '' };
		const { error } = await read([{ json: { _files: { stolen: stranger } } }], {
			parameters: { binaryPropertyName: '*' },
			binaryMode: 'separate',
		});
		expect(error?.message).toBe('There is no image: the item has no files [item 0]');
	});
});
