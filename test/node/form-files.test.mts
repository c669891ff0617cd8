import { describe, expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { imageSaying } from './images.mts';
import { column, counts } from './outputs.mts';
import { read, stub } from './results-stub.mts';

const RECORD = { mimetype: 'image/jpeg', size: 9 };

/** What n8n's form makes of an answer: a record for each label with a file, and the files that are left. */
function answer(
	labels: Record<string, string | null>,
	files: Record<string, string>,
	submittedAt = '2026-11-25T08:00:00.000+08:00',
): INodeExecutionData {
	const records = Object.entries(labels).map(([label, filename]) => [
		label,
		filename === null ? null : [{ ...RECORD, filename }],
	]);
	return {
		json: { ...Object.fromEntries(records), submittedAt, formMode: 'production' },
		binary: Object.assign(
			{},
			...Object.entries(files).map(
				([field, word]) => fileItem(imageSaying(word), { field }).binary,
			),
		),
	};
}

const PAIR = { 身份证正面: 'front.jpg', 身份证反面: 'back.jpg' };
const COLLIDED = answer(PAIR, { _____: 'back' });
const PERSON = { oneItemPer: 'person' };

/** Runs it, and tells what came of it and how many calls it took. */
async function outcome(items: INodeExecutionData[], parameters: INodeParameters = {}) {
	const before = stub.calls.length;
	const { outputs, error } = await read(items, { parameters });
	return { outputs, error, calls: stub.calls.length - before };
}

describe.each([{}, PERSON])('of labels that n8n makes one field of, with %j', (per) => {
	test.each(['data', '*', '_____', '={{ Object.keys($binary) }}', '={{ $binary._____ }}'])(
		'a pair is refused before any call: %s',
		async (field) => {
			const { error, calls } = await outcome([COLLIDED], { ...per, binaryPropertyName: field });
			expect(error?.message).toBe(
				"The item has fewer files than the form sent: give each file element an ASCII 'Custom Field Name' [item 0]",
			);
			expect(error?.description).toMatch(/ASCII 'Custom Field Name' \(under 'Add Attributes'\)\./);
			expect(calls).toBe(0);
		},
	);

	test('a named field with its own record and file is read', async () => {
		const item = answer({ front: 'front.jpg', ...PAIR }, { front: 'front', _____: 'back' });
		const { outputs, error } = await outcome([item], { ...per, binaryPropertyName: 'front' });
		expect(error).toBeUndefined();
		expect(column(outputs, 'identity_name').flat()).toEqual(['样本·测试']);
		const both = await outcome([item], { ...per, binaryPropertyName: 'front, _____' });
		expect(both.error?.message).toMatch(/^The item has fewer files/);
	});

	test('every other item of a run is read', async () => {
		const { outputs } = await read([COLLIDED, answer({ 照片: 'a.jpg' }, { __: 'front' })], {
			parameters: per,
			onError: 'continueErrorOutput',
		});
		expect(outputs.at(-1)).toHaveLength(1);
		expect(column(outputs.slice(0, -1), 'identity_name').flat()).toEqual(['样本·测试']);
	});
});

test('of labels that stay two fields a pair is a person', async () => {
	const item = answer(
		{ 正面: 'front.jpg', 身份证反面: 'back.jpg' },
		{ __: 'front', _____: 'back' },
	);
	const { outputs } = await outcome([item], PERSON);
	expect(counts(outputs)).toEqual([1, 0, 0]);
});

test('one record and one file is a side, and per person a card that lacks one', async () => {
	const item = answer({ front: 'front.jpg', back: null }, { front: 'front' });
	const { outputs } = await outcome([item]);
	expect(counts(outputs)).toEqual([1, 0, 0, 0]);
	for (const binaryPropertyName of ['data', 'front, back']) {
		const per = await outcome([item], { ...PERSON, binaryPropertyName });
		expect(column(per.outputs, 'reason_code')).toEqual([[], [], ['back-missing']]);
	}
});

test('files of one answer may be in several items, which those of another do not make up for', async () => {
	const labels = { 正面: 'front.jpg', 身份证反面: 'back.jpg' };
	const split = ['front', 'back'].map((word) => answer(labels, { data: word }));
	const { outputs } = await outcome(split);
	expect(counts(outputs)).toEqual([1, 1, 0, 0]);
	const later = answer(PAIR, { _____: 'back' }, '2026-11-25T09:00:00.000+08:00');
	for (const other of [later, COLLIDED]) {
		const { error, calls } = await outcome([COLLIDED, other]);
		expect(error?.message).toMatch(/^The item has fewer files/);
		expect(calls).toBe(0);
	}
});
