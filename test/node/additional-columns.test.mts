import { describe, expect, test } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { MASKING_PRESETS } from '../../domain/card/masking-preset.ts';
import { VALID_CARD } from '../domain/card/valid-card.mts';
import { jsonOf, read } from './results-stub.mts';

const CARD = { ...VALID_CARD, identity_name: '单小明' };
const COLUMNS = {
	identity_name_pinyin: 'SHAN, XIAOMING',
	gender_english: 'Male',
	race_english: 'Han',
	address_province: '上海市',
	address_city: '上海市',
	address_district: '黄浦区',
	address_street: '样本路1号',
};
const NONE = Object.fromEntries(Object.keys(COLUMNS).map((name) => [name, null]));

const run = async (
	items: IDataObject[],
	options: INodeParameters = {},
	parameters: INodeParameters = {},
) => {
	const { outputs } = await read(
		items.map((json) => ({ json })),
		{
			parameters: { operation: 'checkIdCard', ...parameters },
			options: { keepFromInput: 'none', ...options },
			onError: 'continueRegularOutput',
		},
	);
	return outputs.map((output) => output.map(({ json }) => json));
};

const checked = async (...[card, ...more]: [IDataObject, ...INodeParameters[]]) =>
	(await run([card], ...more)).flat()[0];

const selected = (...selectedColumns: string[]) => ({ columns: 'selected', selectedColumns });

/** 样本·测试 has no surname that can be told. */
const OF_STUB = { ...COLUMNS, identity_name_pinyin: 'YANGBEN CESHI' };

describe('every operation has them', () => {
	test('Check ID Card of a number alone: the gender that it says', async () => {
		const number = { specifyCard: 'number', idNumber: CARD.identity_code };
		const json = await checked({}, {}, number);
		expect(json).toMatchObject({ gender: '男', gender_english: 'Male' });
	});

	test('Recognize ID Card, on every item', async () => {
		const [front, ...others] = await jsonOf(['front', 'back', 'unreadable']);
		expect(front).toMatchObject(OF_STUB);
		for (const json of others) expect(json).toMatchObject(NONE);
		const both = await jsonOf(['back+front', 'back+unreadable'], { perPerson: true });
		expect(both).toMatchObject([OF_STUB, NONE]);
	});
});

describe('which ones and what they are called', () => {
	test.each([
		['pinyin', ['identity_name_pinyin']],
		['english', ['gender_english', 'race_english']],
		['addressParts', ['address_province', 'address_city', 'address_district', 'address_street']],
	])('%s selects its own only', async (one, names) => {
		expect(Object.keys(await checked(CARD, {}, selected(one)))).toEqual(names);
	});

	test("leave the row's columns alone when they are not wanted", async () => {
		const row = { ...CARD, address_city: 'x' };
		const json = await checked(row, { keepFromInput: 'all' }, { columns: 'fieldsAndReview' });
		expect(json).toMatchObject({ address_city: 'x' });
	});
});

test('what cannot be told is null', async () => {
	const card = { ...CARD, race: '穿青人', address: '样本路1号', birth: '1991-01-01' };
	expect(await checked({ ...card, identity_name: '单A' })).toMatchObject({
		...NONE,
		gender_english: 'Male',
	});
});

test('女 is Female', async () => {
	expect(await checked({ ...CARD, gender: '女' })).toMatchObject({ gender_english: 'Female' });
});

test('the page lists every column, with an example', async () => {
	const page = readFileSync(join(import.meta.dirname, '../../docs/additional-columns.md'), 'utf8');
	const rows = [...page.matchAll(/^\|[^|]*\| `(.+)` *\| (\S.*?) *\|$/gm)];
	const card = { ...CARD, address: '江苏省苏州市昆山市样本路1号' };
	const columns = await checked(card, {}, selected('addressParts', 'english', 'pinyin'));
	expect(rows.map(([, name, example]) => [name, example])).toEqual(Object.entries(columns));
});

describe.each(Object.keys(MASKING_PRESETS))('masked with %s', (mask) => {
	test('tell no more than what is shown', async () => {
		const json = await checked(CARD, { mask });
		const shown = mask === '3+4' ? NONE : { ...COLUMNS, address_street: null };
		expect(json).toMatchObject({
			...shown,
			identity_name_pinyin: null,
			gender_english: 'Male',
			race_english: 'Han',
		});
	});

	test('tell nothing of misread fields', async () => {
		const json = await checked({ ...CARD, gender: '黑', race: '小明' }, { mask });
		expect(json).toMatchObject({ gender_english: null, race_english: null });
	});
});
