import { expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { refusal, success, type StubAnswer } from './apizero-stub.mts';
import { imageSaying, wordOf } from './images.mts';
import { run } from './run-with-stub.mts';

const CARD = { identity_name: '样本', identity_code: '310101199001011234' } as const;
const answers: Record<string, StubAnswer> = {
	front: success({ ...CARD, side: 1 }),
	back: success({ side: 0 }),
	whole: success({
		...CARD,
		...{ side: 1, gender: '男', race: '汉', birth: '1990-01-01', address: '上海市黄浦区样本路1号' },
	}),
	'whole-back': success({
		...{ side: 0, issued_by: '上海市公安局黄浦分局' },
		...{ valid_date_start: '2017-08-12', valid_date_end: '2037-08-12' },
	}),
	unreadable: refusal(5021),
	refused: refusal(4000),
};

const of = (items: INodeExecutionData[], options: INodeParameters = {}, parameters = {}) => ({
	answer: ({ body }: { body: { input_data: string } }) => answers[wordOf(body.input_data)],
	items,
	options,
	parameters,
	onError: 'continueErrorOutput' as const,
});
const item = (word: string) => fileItem(imageSaying(word), { json: { row: word } });
const filesOf = (outputs: INodeExecutionData[][]) =>
	outputs.map((items) => items.map(({ binary }) => binary && Object.keys(binary)));

const NONE = undefined;
const DATA = ['data'];

test.each<[INodeParameters, unknown[]]>([
	[{}, [[NONE], [], [DATA], [DATA]]],
	[{ keepFiles: 'whenNotRead' }, [[NONE], [], [DATA], [DATA]]],
	[{ keepFiles: 'always' }, [[DATA], [], [DATA], [DATA]]],
	[{ keepFiles: 'never' }, [[NONE], [], [NONE], [NONE]]],
	[{ keepFiles: 'always', mask: '3+4' }, [[NONE], [], [NONE], [NONE]]],
	[{ mask: '={{ $json.row === "refused" ? "some" : "off" }}' }, [[NONE], [], [DATA], [NONE]]],
])('options %j: files on Front, Back, Not Read, Error are %j', async (options, files) => {
	const { outputs } = await run(of(['front', 'unreadable', 'refused'].map(item), options));
	expect(filesOf(outputs)).toEqual(files);
});

test('with plain Continue a failed item keeps its file too', async () => {
	const { outputs } = await run({
		...of([item('refused')]),
		onError: 'continueRegularOutput',
	});
	expect(filesOf(outputs)).toEqual([[], [], [DATA]]);
});

test('a complete card keeps no files, an incomplete one both', async () => {
	const both = (first: string, second: string) => ({
		json: {},
		binary: {
			...fileItem(imageSaying(first), { field: 'front' }).binary,
			...fileItem(imageSaying(second), { field: 'back' }).binary,
		},
	});
	const items = [
		both('whole', 'whole-back'),
		both('front', 'unreadable'),
		both('front', 'refused'),
	];
	const { outputs } = await run(of(items, {}, { operation: 'recognizeBothSides' }));
	expect(filesOf(outputs)).toEqual([[NONE], [['front', 'back']], [['front', 'back']]]);
});

test('of several files each result keeps its own, and its name', async () => {
	const files = ['front', 'unreadable', 'refused', 'back'].map((word) => [
		word,
		{ ...fileItem(imageSaying(word)).binary!.data, fileName: `${word}.jpg` },
	]);
	const items = [{ json: { row: 1 }, binary: Object.fromEntries(files) }];
	const { outputs } = await run(of(items, { keepFiles: 'always' }, { binaryPropertyName: '*' }));
	expect(filesOf(outputs)).toEqual([[['front']], [['back']], [['unreadable']], [['refused']]]);
	expect(
		outputs
			.slice(0, 3)
			.flat()
			.map(({ json }) => [json.inputField, json.fileName]),
	).toEqual([
		['front', 'front.jpg'],
		['back', 'back.jpg'],
		['unreadable', 'unreadable.jpg'],
	]);
	expect(outputs[3][0].json.error).toMatchObject({
		inputField: 'refused',
		fileName: 'refused.jpg',
	});
});

test('masked, no result names its file or an odd field', async () => {
	const photo = fileItem(imageSaying('front'), { fileName: '样本.jpg' }).binary!.data;
	const broken = fileItem(imageSaying('refused'), { fileName: '样本.jpg' }).binary!.data;
	const items = [{ json: {}, binary: { photo, 样本: photo, 样本二: broken } }];
	const { outputs } = await run(of(items, { mask: '3+4' }, { binaryPropertyName: '*' }));
	expect(outputs[0].map(({ json }) => json.inputField)).toEqual(['photo', undefined]);
	expect(JSON.stringify(outputs)).not.toMatch(/样本|fileName/);
});

test.each<[INodeParameters, unknown]>([
	[{}, { row: 1, email: 'a', side: 1 }],
	[{ includeInputFields: false }, { side: 1 }],
	[{ mask: '3+4' }, { side: 1 }],
	[
		{ mask: '3+4', columnsToKeep: 'email, nope' },
		{ email: 'a', side: 1 },
	],
	[
		{ mask: '3+4', columnsToKeep: 'row，email' },
		{ row: 1, email: 'a', side: 1 },
	],
	[{ columnsToKeep: 'email' }, { row: 1, email: 'a', side: 1 }],
	[{ includeInputFields: false, columnsToKeep: 'email' }, { side: 1 }],
])('options %j keep the columns of %j', async (options, kept) => {
	const row = { row: 1, email: 'a', side: 'mine' };
	const { outputs, hints } = await run(
		of([fileItem(imageSaying('front'), { json: row })], options),
	);
	const { row: number, email, side } = outputs[0][0].json;
	const columns = Object.entries({ row: number, email, side });
	expect(Object.fromEntries(columns.filter(([, value]) => value !== undefined))).toEqual(kept);
	const hidden = options.mask !== undefined && options.columnsToKeep === undefined;
	expect(
		hints
			.map(({ message }) => message)
			.join()
			.includes("'Columns to Keep'"),
	).toBe(hidden);
});

test.each([
	['keepFiles', { keepFiles: true }, /'Keep Input Files' has an unsupported value/],
	['checks', { checks: true }, /'Checks' has an unsupported value/],
])('a %s that is a switch is refused', async (_, options, words) => {
	const { outputs } = await run(of([item('front')], options as unknown as INodeParameters));
	expect(outputs[3][0].json.error).toMatchObject({ message: expect.stringMatching(words) });
});
