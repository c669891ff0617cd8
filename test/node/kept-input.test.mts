import { describe, expect, test } from '@jest/globals';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { imageSaying } from './images.mts';
import { column, read, type Reading } from './results-stub.mts';

const filesOf = (outputs: INodeExecutionData[][]) =>
	outputs.map((items) => items.map(({ binary }) => binary && Object.keys(binary).join()));

const NONE = undefined;

test.each<[INodeParameters, unknown[]]>([
	[{}, [[NONE], [], ['data'], ['data'], ['data']]],
	[{ inputFiles: 'always' }, [['data'], [], ['data'], ['data'], ['data']]],
	[{ inputFiles: 'never' }, [[NONE], [], [NONE], [NONE], [NONE]]],
	[{ inputFiles: 'always', mask: '3+4' }, [[NONE], [], [NONE], [NONE], [NONE]]],
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
			options: { inputFiles: 'always' },
			parameters: { binaryPropertyName },
			onError: 'continueRegularOutput',
		});
		expect(filesOf(outputs)).toEqual([['front'], ['back'], [], ['unreadable', 'refused']]);
		expect(column(outputs, 'file_name')).toEqual([
			...[['front.jpg'], ['back.jpg'], [], ['unreadable.jpg', 'refused.jpg']],
		]);
	},
);

test('masked, no result names its file', async () => {
	const photo = fileItem(imageSaying('front'), { fileName: '样本.jpg' }).binary!.data;
	const broken = fileItem(imageSaying('refused'), { fileName: '样本.jpg' }).binary!.data;
	const { outputs } = await read([{ json: {}, binary: { 样本: photo, 样本二: broken } }], {
		...{ options: { mask: '3+4' }, parameters: { binaryPropertyName: '*' } },
		onError: 'continueRegularOutput',
	});
	expect(outputs.flat()).toHaveLength(2);
	expect(JSON.stringify(outputs)).not.toContain('样本');
});

test.each<[INodeParameters, unknown]>([
	[{}, { row: 1, email: 'a', side: 1 }],
	[{ inputFields: 'none' }, { side: 1 }],
	[{ mask: '3+4' }, { side: 1 }],
	[
		{ mask: '3+4', inputColumnsToKeep: 'row，email' },
		{ row: 1, email: 'a', side: 1 },
	],
	[{ inputColumnsToKeep: 'email' }, { row: 1, email: 'a', side: 1 }],
	[
		{ inputFields: 'none', inputColumnsToKeep: 'email' },
		{ email: 'a', side: 1 },
	],
])('options %j keep the columns of %j', async (options, kept) => {
	const json = { row: 1, email: 'a', side: 'mine' };
	const { outputs, hints } = await read([fileItem(imageSaying('front'), { json })], { options });
	const columns = Object.entries(outputs[0][0].json).filter(([name]) => name in json);
	expect(Object.fromEntries(columns)).toEqual(kept);
	const hidden = options.mask && !options.inputColumnsToKeep && options.inputFields !== 'none';
	expect(hints.map(({ message }) => message)).toEqual(
		hidden ? [expect.stringContaining("'Input Columns to Keep'")] : [],
	);
});

test.each<[INodeParameters, unknown, boolean]>([
	[{}, 'of mine', true],
	[{ outputField: 'card' }, 'of mine', true],
	[{ mask: '3+4', inputColumnsToKeep: 'error' }, 'of mine', true],
	[{}, null, false],
	[{ inputFields: 'none' }, 'of mine', false],
])(
	"with options %j the row's own error %j goes; with a hint: %s",
	async (options, error, hinted) => {
		const json = { error } as never;
		const { outputs, hints } = await read([fileItem(imageSaying('front'), { json })], { options });
		expect(outputs[0][0].json).not.toHaveProperty('error');
		expect(hints.map(({ message }) => message)).toEqual(
			hinted ? [expect.stringContaining("'error' was left out")] : [],
		);
	},
);

describe("a column of the user's that is called like one of the result's", () => {
	/** Reads a link, which has no file name, and returns those of these columns that leave. */
	async function left(row: IDataObject, word = 'front', options: INodeParameters = {}) {
		const url = `https://img.example/${word}`;
		const { outputs, error } = await read([{ json: { ...row, url } as never }], {
			...{ options, parameters: { source: 'url', url: '={{ $json.url }}' } },
		});
		expect(error).toBeUndefined();
		const [{ json }] = outputs.flat();
		return Object.fromEntries(Object.keys(row).map((name) => [name, json[name]]));
	}

	test.each<[IDataObject, string, INodeParameters]>([
		[{ file_name: 'scan 7.jpg', retry: 3 }, 'front', {}],
		[{ file_name: 'scan 7.jpg', needs_review: '', retry: 3 }, 'front', { outputField: 'card' }],
		[{ 文件名: '扫描7.jpg', 重试条件: '三次' }, 'front', { fieldNaming: 'chinese' }],
		[{ file_name: 'scan 7.jpg' }, 'unreadable', {}],
		[{ file_name: 7 }, 'front', { mask: '3+4', inputColumnsToKeep: 'file_name' }],
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
		[
			{ file_name: 'a.jpg', needs_review: false },
			{ mask: '3+4', inputColumnsToKeep: 'file_name' },
		],
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
	expect(hints.map(({ message }) => message)).toEqual([expect.stringContaining(': photo.')]);
});

test.each([
	[{ inputFiles: true }, /'Input Files' has an unsupported value/],
	[{ inputFields: '={{ $json.nope }}' }, /'Input Fields' has an unsupported value/],
])('%j is refused', async (options, words) => {
	expect((await read(['front'], { options })).error?.message).toMatch(words);
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
		[{}, ['row']],
		[{ inputFiles: 'always' }, ['row', '_files']],
		[{ inputFiles: 'always', mask: '3+4' }, []],
	])('options %j keep from the input: %j', async (options, kept) => {
		const { outputs } = await run({ binaryPropertyName: 'front' }, { options });
		const names = Object.keys(outputs[0][0].json);
		expect(names.filter((name) => ['row', '_files'].includes(name))).toEqual(kept);
		expect(outputs[0][0].binary).toBeUndefined();
	});

	test.each<[INodeParameters, string[]]>([
		[{}, ['row', '_files']],
		[{ inputFiles: 'never' }, ['row']],
		[{ mask: '3+4' }, []],
	])('a failed item with options %j keeps %j', async (options, kept) => {
		const more = { options, onError: 'continueRegularOutput' } as const;
		const { outputs } = await run({ binaryPropertyName: 'nope' }, more);
		const names = Object.keys(outputs[3][0].json);
		expect(names.filter((name) => ['row', '_files'].includes(name))).toEqual(kept);
	});

	test('outside that mode a file named in the JSON is ignored', async () => {
		const stranger = { id: 'filesystem-v2:of-another', mimeType: 'image/jpeg', data: '' };
		const { error } = await read([{ json: { _files: { stolen: stranger } } }], {
			...{ parameters: { binaryPropertyName: '*' }, binaryMode: 'separate' },
		});
		expect(error?.message).toBe('The item has no files [item 0]');
	});
});
