import { expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { success } from './apizero-stub.mts';
import { imageSaying, wordOf } from './images.mts';
import { run, stub } from './run-with-stub.mts';

/** Runs the node on an item with files in these fields, and returns which were sent. */
async function sentOf(fields: string[], parameters: INodeParameters = {}) {
	const files = fields.map((field) => fileItem(imageSaying(field), { field }).binary);
	await run({
		answer: ({ body }) => success({ side: wordOf(body.input_data).startsWith('e') ? 0 : 1 }),
		items: [{ json: {}, binary: Object.assign({}, ...files) }],
		parameters,
	});
	return stub.calls.map(({ body }) => wordOf(body.input_data));
}

test.each([
	[['data'], ['data']],
	[['photo'], ['photo']],
	[['photo', 'data'], ['data']],
	[['photo', 'other'], []],
	[[], []],
])("of the files %j '%s' is read by default", async (fields, sent) => {
	expect(await sentOf(fields)).toEqual(sent);
});

test('a field that somebody chose is not replaced', async () => {
	expect(await sentOf(['photo'], { binaryPropertyName: 'scan' })).toEqual([]);
});

test.each([
	[
		['front', 'back'],
		['front', 'back'],
	],
	[
		['portrait', 'emblem'],
		['portrait', 'emblem'],
	],
	[['emblem', 'front'], ['front']],
	[['back', 'portrait'], ['back']],
	[['front', 'portrait', 'emblem'], ['front']],
	[['portrait', 'emblem', 'other'], []],
	[['portrait'], []],
])('both sides are taken from %j: %j', async (fields, sent) => {
	const calls = await sentOf(fields, { operation: 'recognizeBothSides' });
	expect(calls.sort()).toEqual([...sent].sort());
});

test('of two files a chosen field is not replaced', async () => {
	const parameters = { operation: 'recognizeBothSides', firstBinaryPropertyName: 'scan' };
	expect(await sentOf(['portrait', 'emblem'], parameters)).toEqual([]);
	expect(await sentOf(['scan', 'emblem'], parameters)).toEqual(['scan']);
});

test.each(['constructor', '__proto__', 'toString'])(
	'a field named %s may be absent',
	async (field) => {
		const { error } = await run({
			answer: () => success({ side: 1 }),
			items: [{ json: {}, binary: fileItem(imageSaying('a'), { field: 'photo' }).binary }],
			parameters: { binaryPropertyName: field },
		});
		expect(error?.message).toBe(`The item has no file in the input field '${field}' [item 0]`);
	},
);
