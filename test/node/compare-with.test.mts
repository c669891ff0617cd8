import { expect, test } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { column, sources } from './outputs.mts';
import { BACK, CARD, imageItem, read, stub } from './results-stub.mts';

const PERSON = { oneItemPer: 'person', binaryPropertyName: 'front, back' };
const ALL_ITEMS = { oneItemPer: 'personAllItems', bothSides: true };

/** Reads images beside which a row says what their cards should say. */
const compared = async (
	rows: ReadonlyArray<readonly [words: string, row: unknown]>,
	parameters: INodeParameters = {},
	compareWith: unknown = '={{ $json.typed }}',
	more: Parameters<typeof read>[1] = {},
) =>
	await read(
		rows.map(([words, typed]) => ({ ...imageItem(words), json: { typed } as IDataObject })),
		{
			...more,
			options: { compareWith, ...more.options } as INodeParameters,
			parameters: { route: false, ...parameters },
		},
	);

const differs = (...names: string[]) => names.map((name) => `${name}: readings-differ`).join('; ');

test.each<[string, INodeParameters, unknown, string]>([
	['front', {}, { identity_name: CARD.identity_name }, ''],
	['front', {}, { name: ' 样本．测试', 出生: '1990年1月1日', idNumber: CARD.identity_code }, ''],
	['front', {}, JSON.stringify({ identity_name: CARD.identity_name, note: 'x' }), ''],
	['front', {}, { identity_name: '样本二' }, differs('identity_name')],
	['front', {}, { name: '样本二', gender: 'female' }, differs('identity_name', 'gender')],
	// Of the other side, and not read: there is nothing to compare.
	['front', {}, { issued_by: '样本局' }, ''],
	['back', {}, { identity_name: '样本二' }, ''],
	['back', {}, { issued_by: '样本局' }, differs('issued_by')],
	['front+back', PERSON, { ...CARD }, ''],
	['front+back', PERSON, { identity_name: '样本二' }, differs('identity_name')],
])('%s with %j compared with %j: %j', async (words, parameters, typed, reasons) => {
	for (const service of ['cloud', 'ownServer'] as const) {
		const { outputs, error } = await compared([[words, typed]], parameters, undefined, { service });
		expect(error).toBeUndefined();
		expect(outputs[0].map(({ json }) => [json.review_reasons, json.needs_review])).toEqual([
			[reasons, reasons !== ''],
		]);
	}
});

test('each item with its own, on the outputs of its result', async () => {
	const names = [CARD.identity_name, '样本二'].map((name) => ['front', { name }] as const);
	const { outputs } = await compared(names, { route: true });
	expect(sources(outputs)).toEqual([[0], [], [1], []]);
	const [message] = column(outputs, 'reason_message')[2];
	expect(message).toBe('Please check: name (differs from what it was compared with).');
});

test.each([
	{},
	{ note: 'x' },
	'',
	'no object',
	null,
	{ identity_name: '' },
	{ side: 1 },
	[CARD, CARD],
])('%j has nothing to compare with, which is refused before anything is sent', async (typed) => {
	const before = stub.calls.length;
	for (const parameters of [{}, PERSON, ALL_ITEMS]) {
		const { error } = await compared([['front', typed]], parameters);
		expect(error?.message).toBe("'Compare With' has no fields of an ID card [item 0]");
	}
	expect(stub.calls).toHaveLength(before);
});

test('masked values are refused, and a masked result tells only that they differ', async () => {
	const typed = { name: '样本二' };
	const { error } = await compared([['front', { identity_name: '样**' }]]);
	expect(error?.message).toBe("The card's values are masked [item 0]");
	const options = { mask: '3+4' };
	const { outputs } = await compared([['front', typed]], {}, typed, { options });
	expect(column(outputs, 'review_reasons')[0]).toEqual([differs('identity_name')]);
	expect(JSON.stringify(outputs)).not.toContain('样本');
});

test('one that cannot be used fails its own item, and the others are compared', async () => {
	const rows = [
		['front', { name: '样本二' }],
		['front', {}],
	] as const;
	const { outputs } = await compared(rows, {}, undefined, { onError: 'continueRegularOutput' });
	expect(column(outputs, 'review_reasons')[0]).toEqual([differs('identity_name'), 'setting']);
});

test.each<[string, Array<[string, unknown]>, string]>([
	[
		'of both',
		[
			['front', { name: '样本二' }],
			['back', { issuedBy: '样本局', name: '样本三' }],
		],
		differs('identity_name', 'issued_by'),
	],
	[
		'of another photo of the front',
		[
			['front', CARD],
			['front-2', { name: '样本二' }],
			['back', CARD],
		],
		differs('identity_name'),
	],
])('of sides on several items, what was typed %s', async (_, rows, reasons) => {
	const { outputs, error } = await compared(rows, ALL_ITEMS);
	expect(error).toBeUndefined();
	expect(column(outputs, 'review_reasons')).toEqual([[reasons]]);
	expect(outputs[0][0].json).toMatchObject({ issued_by: BACK.issued_by });
});
