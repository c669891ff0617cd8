import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { fileItem, runNode, type NodeRunOptions } from '../../tools/n8n/in-process/run-node.mts';
import { refusal, startApiZeroStub, success, type ApiZeroStub } from './apizero-stub.mts';
import { pictureSaying, wordOf } from './pictures.mts';

const BACK = { side: 0, issued_by: '上海市公安局黄浦分局', valid_date_end: '长期' } as const;
const NO_FIELDS = {
	identity_name: null,
	identity_code: null,
	gender: null,
	race: null,
	birth: null,
	address: null,
	issued_by: null,
	valid_date_start: null,
	valid_date_end: null,
};
const NO_CHECKS = {
	passed: true,
	problems: [],
	warnings: [],
	skipped: [
		...['number-form', 'check-digit', 'birth-date', 'birth-match', 'gender-match', 'region-code'],
		...['ethnic-group', 'validity-dates', 'validity-length', 'validity-age', 'validity-now'],
	],
	normalized: [],
	numberKind: null,
	age: null,
	longTerm: null,
	daysLeft: null,
	expired: null,
	referenceDate: '2026-11-25',
};

const answers: Record<string, ReturnType<typeof success>> = {
	blank: success({ side: 1 }),
	back: success(BACK),
	unreadable: refusal(5021),
	refused: refusal(4000),
	quota: refusal(4030),
};

let stub: ApiZeroStub;
beforeAll(async () => {
	stub = await startApiZeroStub(({ body }) => answers[wordOf(body.input_data)]);
});
afterAll(async () => await stub.close());

/** Runs the node as in a workflow that was saved with version 1. */
const run = async (
	items: INodeExecutionData[],
	parameters: INodeParameters = {},
	onError?: NodeRunOptions['onError'],
) =>
	await runNode({
		items,
		credential: { apiKey: 'k', baseUrl: stub.baseUrl },
		parameters: {
			...parameters,
			options: {
				...{ requestsPerSecond: 0, referenceDate: '2026-11-25' },
				...(parameters.options as object),
			},
		},
		onError,
		typeVersion: 1,
	});
const item = (word: string, field?: string) =>
	fileItem(pictureSaying(word), { json: { row: word }, field });

test('a side without any field passes, its checks are an object, and the row is left out', async () => {
	const { outputNames, outputs } = await run([item('blank')]);
	expect(outputNames).toEqual(['Front', 'Back', 'Unrecognized']);
	expect(outputs[0][0]).toEqual({
		json: { side: 1, ...NO_FIELDS, checks: NO_CHECKS },
		pairedItem: { item: 0 },
	});
});

test('unrecognized and failed items have no files, and the row only where it failed', async () => {
	const items = ['unreadable', 'refused'].map((word) => item(word));
	const { outputs } = await run(items, {}, 'continueErrorOutput');
	expect(
		outputs
			.slice(2)
			.flat()
			.map(({ json, binary }) => [Object.keys(json), binary]),
	).toEqual([
		[['side', ...Object.keys(NO_FIELDS), 'reason'], undefined],
		[['row', 'error'], undefined],
	]);
});

test('the options are switches', async () => {
	const options = { checks: false, includeInputFields: true, keepFiles: true };
	const { outputs } = await run([item('blank')], { options });
	expect(outputs[0][0].json).toEqual({ row: 'blank', side: 1, ...NO_FIELDS });
	expect(Object.keys(outputs[0][0].binary ?? {})).toEqual(['data']);
});

test('of several files each result keeps all, and no name', async () => {
	const { binary: other } = item('back', 'other');
	const items = [{ json: {}, binary: { ...item('blank').binary, ...other } }];
	const { outputs } = await run(items, { binaryPropertyName: '*', options: { keepFiles: true } });
	expect(outputs[1][0].json).toMatchObject({ inputField: 'other' });
	expect(outputs[1][0].json).not.toHaveProperty('fileName');
	expect(Object.keys(outputs[1][0].binary ?? {})).toEqual(['data', 'other']);
});

test('both sides without a field are complete, with a side that is null', async () => {
	const binary = { ...item('blank', 'front').binary, ...item('back', 'back').binary };
	const { outputs } = await run([{ json: {}, binary }], { operation: 'recognizeBothSides' });
	expect(outputs[0].map(({ json }) => json)).toEqual([
		{
			...{ ...NO_FIELDS, ...BACK, side: null },
			checks: expect.objectContaining({ passed: true, problems: [] }),
		},
	]);
});

test('an incomplete card has a reason of two keys', async () => {
	const { outputs } = await run([item('back', 'back')], { operation: 'recognizeBothSides' });
	expect(outputs[1][0].json.reason).toEqual({
		problems: ['side-missing'],
		message: expect.any(String),
	});
});

test('the problems of a number are a list', async () => {
	const parameters = { operation: 'checkIdNumber', idNumber: 'x' };
	const { outputs } = await run([item('blank')], parameters);
	expect(outputs[1][0].json).toMatchObject({ problems: ['number-length'], warnings: [] });
	expect(outputs[1][0].json).not.toHaveProperty('row');
});

test('a quota that ends a run stops the workflow', async () => {
	const items = [item('blank'), item('blank'), item('quota')];
	const { outputs, error } = await run(items, { options: { skipDuplicates: true } });
	expect(outputs.flat()).toEqual([]);
	expect(error?.message).toContain('(4030)');
});

test('"today" is the day of the workflow', async () => {
	const dayIn = (timeZone: string) =>
		new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date());
	const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
	const before = dayIn(own);
	const { outputs } = await run([item('blank')], { options: { referenceDate: '' } });
	expect([before, dayIn(own)]).toContain(
		(outputs[0][0].json.checks as { referenceDate: string }).referenceDate,
	);
});
