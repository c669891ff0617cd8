import { describe, expect, test } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { MASKING_PRESETS } from '../../nodes/IdCardOcr/card/masking-preset.ts';
import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { VALID_CARD } from './card/valid-card.mts';
import { imageSaying } from './images.mts';
import { jsonOf, stub } from './results-stub.mts';

const ALL = ['addressParts', 'age', 'english', 'pinyin'];
const CARD = { ...VALID_CARD, identity_name: '单小明' };
const COLUMNS = {
	identity_name_pinyin: 'SHAN, XIAOMING',
	gender_english: 'Male',
	race_english: 'Han',
	age: 36,
	address_province: '上海市',
	address_city: '上海市',
	address_district: '黄浦区',
	address_street: '样本路1号',
};
const NONE = Object.fromEntries(Object.keys(COLUMNS).map((name) => [name, null]));

const run = async (operation: string, items: IDataObject[], options: INodeParameters = {}) => {
	const more = {
		checkIdCard: { card: '={{ $json }}' },
		checkIdNumber: { idNumber: '={{ $json.n }}' },
		matchSides: { missingSides: 'none' },
	};
	const { outputs, error } = await runNode({
		items: items.map((json) => ({ json: json as never })),
		parameters: {
			operation,
			...(more as Record<string, INodeParameters>)[operation],
			options: {
				referenceDate: '2026-11-25',
				includeInputFields: false,
				additionalColumns: ALL,
				...options,
			},
		},
		onError: 'continueErrorOutput',
	});
	expect(error).toBeUndefined();
	return outputs.map((output) => output.map(({ json }) => json));
};

const checked = async (card: IDataObject, options: INodeParameters = {}) =>
	(await run('checkIdCard', [card], options)).flat()[0];

const bothSides = async (front: string, back: string) => {
	const { outputs } = await runNode({
		items: [
			{
				json: {},
				binary: {
					...fileItem(imageSaying(front), { field: 'front' }).binary,
					...fileItem(imageSaying(back), { field: 'back' }).binary,
				},
			},
		],
		credential: { apiKey: 'k', baseUrl: stub.baseUrl },
		parameters: {
			operation: 'recognizeBothSides',
			options: { referenceDate: '2026-11-25', requestsPerSecond: 0, additionalColumns: ALL },
		},
	});
	return outputs.flat()[0].json;
};

/** 样本·测试 has no surname that can be told. */
const OF_STUB = { ...COLUMNS, identity_name_pinyin: 'YANGBEN CESHI' };

describe('every operation has them', () => {
	test('Check ID Card, between the fields and the checks', async () => {
		const json = await checked(CARD);
		expect(json).toMatchObject({ ...CARD, ...COLUMNS, checks_passed: true });
		expect(Object.keys(json).slice(9, 9 + Object.keys(COLUMNS).length)).toEqual(
			Object.keys(COLUMNS),
		);
	});

	test('Recognize ID Card, on every item', async () => {
		const options = { additionalColumns: ALL };
		expect(await jsonOf('front', options)).toMatchObject(OF_STUB);
		expect(await jsonOf('back', options)).toMatchObject(NONE);
		expect(await jsonOf('unreadable', options)).toMatchObject(NONE);
		expect(await jsonOf('blank', options)).toMatchObject(NONE);
	});

	test('Recognize ID Card with Simplify off, under the names of the API', async () => {
		const options = { additionalColumns: ALL, fieldNaming: 'chinese' };
		expect(await jsonOf('front', options, { simplify: false })).toMatchObject(OF_STUB);
		expect(await jsonOf('unreadable', options, { simplify: false })).toMatchObject(NONE);
	});

	test('Recognize Both Sides', async () => {
		expect(await bothSides('back', 'front')).toMatchObject(OF_STUB);
		expect(await bothSides('back', 'unreadable')).toMatchObject(NONE);
	});

	test('Match Sides, matched or not', async () => {
		const front = {
			...CARD,
			side: 1,
			issued_by: null,
			valid_date_start: null,
			valid_date_end: null,
		};
		const { issued_by, valid_date_start, valid_date_end } = CARD;
		const back = { side: 0, issued_by, valid_date_start, valid_date_end };
		const unread = { side: null, identity_name: null, reason: { code: 5021 } };
		const [[person]] = await run('matchSides', [back, front]);
		expect(person).toMatchObject(COLUMNS);
		const [, alone] = await run('matchSides', [front, unread]);
		expect(alone).toEqual([expect.objectContaining(COLUMNS), expect.objectContaining(NONE)]);
	});

	test('Check ID Number: the gender, beside the age that it has anyway', async () => {
		const numbers = [{ n: CARD.identity_code }, { n: '310101199001011235' }];
		const [[valid], [invalid]] = await run('checkIdNumber', numbers);
		expect(valid).toMatchObject({ gender: '男', genderEnglish: 'Male', age: 36 });
		expect(invalid).toMatchObject({ gender: null, genderEnglish: null });
		const [[asObject]] = await run('checkIdNumber', numbers, { checks: 'object' });
		expect(asObject.genderEnglish).toBe('Male');
		const [[plain]] = await run('checkIdNumber', numbers, { additionalColumns: ['age'] });
		expect(plain).not.toHaveProperty('genderEnglish');
	});
});

describe('which ones and what they are called', () => {
	test.each<[string, string[]]>([
		['pinyin', ['identity_name_pinyin']],
		['english', ['gender_english', 'race_english']],
		['age', ['age']],
		['addressParts', ['address_province', 'address_city', 'address_district', 'address_street']],
	])('%s adds its own only', async (one, names) => {
		const without = await checked(CARD, { additionalColumns: [] });
		const json = await checked(CARD, { additionalColumns: [one] });
		expect(Object.keys(json).filter((name) => !(name in without))).toEqual(names);
	});

	test.each([
		['english', ['namePinyin', 'genderEnglish', 'ethnicGroupEnglish', 'age', 'addressProvince']],
		['chinese', ['姓名拼音', '性别英文', '民族英文', '年龄', '省份']],
	])('with %s names', async (fieldNaming, names) => {
		const json = await checked(CARD, { fieldNaming });
		expect(Object.keys(json).slice(9, 9 + names.length)).toEqual(names);
	});

	test('stand under the output field with the rest', async () => {
		const json = await checked(CARD, { outputField: 'card' });
		expect(json.card).toMatchObject(COLUMNS);
		expect(Object.keys(json)).toEqual(['card']);
	});

	test("win over the row's columns of the same name", async () => {
		const options = { includeInputFields: true };
		expect(await checked({ ...CARD, age: 'old', address_city: 'x' }, options)).toMatchObject(
			COLUMNS,
		);
	});

	test("leave the row's columns alone when they are not wanted", async () => {
		const options = { includeInputFields: true, additionalColumns: [] };
		const row = { ...CARD, age: 'old', address_city: 'x' };
		expect(await checked(row, options)).toMatchObject({ age: 'old', address_city: 'x' });
	});
});

test('what cannot be told is null', async () => {
	const card = { ...CARD, race: '穿青人', address: '样本路1号', birth: '1991-01-01' };
	expect(await checked({ ...card, identity_name: '单A' })).toMatchObject({
		...NONE,
		gender_english: 'Male',
	});
});

test.each(['nothing', ['age', 'nothing'], '={{ undefined }}', 7])(
	'%p is refused before the item is used',
	async (additionalColumns) => {
		const outputs = await run('checkIdCard', [CARD], { additionalColumns });
		expect(outputs.slice(0, 2)).toEqual([[], []]);
		expect(outputs[2][0].error).toMatchObject({
			message: expect.stringContaining("'Additional Columns' has an unsupported value"),
		});
	},
);

test('the page lists every column under its names, with an example', async () => {
	const page = readFileSync(join(import.meta.dirname, '../../docs/additional-columns.md'), 'utf8');
	const rows = [...page.matchAll(/^\|[^|]*(\| `.+)\|$/gm)].map(([, row]) =>
		row.split('|').map((cell) => cell.trim().replaceAll('`', '')),
	);
	for (const [index, fieldNaming] of ['api', 'english', 'chinese'].entries()) {
		const card = { ...CARD, address: '江苏省苏州市昆山市样本路1号' };
		const columns = Object.entries(await checked(card, { fieldNaming })).slice(
			9,
			9 + Object.keys(COLUMNS).length,
		);
		expect(rows.map((cells) => [cells[index + 1], cells[4]])).toEqual(
			columns.map(([name, value]) => [name, String(value)]),
		);
	}
});

describe.each(Object.keys(MASKING_PRESETS))('masked with %s', (mask) => {
	test('tell no more than what is shown', async () => {
		const json = await checked(CARD, { mask });
		const shown = mask === '3+4' ? NONE : { ...COLUMNS, address_street: null };
		expect(json).toMatchObject({
			...shown,
			identity_name_pinyin: null,
			age: null,
			gender_english: 'Male',
			race_english: 'Han',
		});
	});

	test('tell nothing of misread fields', async () => {
		const json = await checked({ ...CARD, gender: '黑', race: '小明' }, { mask });
		expect(json).toMatchObject({ gender_english: null, race_english: null });
	});
});
