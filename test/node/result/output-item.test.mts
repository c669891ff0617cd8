import { expect, test } from '@jest/globals';

import type { Item } from '../../../nodes/IdCardOcr/input/items.ts';
import type { ResultSettings } from '../../../nodes/IdCardOcr/input/result-settings.ts';
import { itemOf, type ItemResult } from '../../../nodes/IdCardOcr/result/output-item.ts';

const PHOTO = { data: '', mimeType: 'image/jpeg' };
const FILES = { photo: PHOTO, other: PHOTO };
const INPUT = {
	itemIndex: 3,
	row: { row: 7, side: 'mine', list: [1] },
	files: FILES,
	areFilesInJson: false,
} as Partial<Item> as Item;
const SETTINGS = {
	...{ resultField: '', keepColumns: [], keepFiles: 'inDoubt', naming: 'api' },
	columns: new Set(['side']),
} as unknown as ResultSettings;
const WITH_FILES = { json: { side: 1 }, binary: FILES };

test.each<[string, Partial<ResultSettings>, Partial<ItemResult>, object]>([
	['the result alone', {}, {}, { json: { side: 1 } }],
	['under a field', { resultField: 'card' }, {}, { json: { card: { side: 1 } } }],
	['with what fits', { keepColumns: 'fitting' }, {}, { json: { row: 7, side: 1 } }],
	['with all', { keepColumns: 'all' }, {}, { json: { row: 7, list: [1], side: 1 } }],
	['with a column', { keepColumns: ['row', 'x'] }, {}, { json: { row: 7, side: 1 } }],
	[
		'under a field, with the row',
		{ keepColumns: 'fitting', resultField: 'card' },
		{},
		{ json: { row: 7, side: 'mine', card: { side: 1 } } },
	],
	['in doubt', {}, { inDoubt: true }, WITH_FILES],
	['without any file', { keepFiles: [] }, { inDoubt: true }, { json: { side: 1 } }],
	['always with files', { keepFiles: 'always' }, {}, WITH_FILES],
	[
		'with a chosen file',
		{ keepFiles: ['photo', 'x'] },
		{},
		{ json: { side: 1 }, binary: { photo: PHOTO } },
	],
	['of a field that is none of its files', {}, { inDoubt: true, field: 'nope' }, WITH_FILES],
	[
		'of one file among several',
		{},
		{ inDoubt: true, field: 'photo' },
		{ json: { side: 1 }, binary: { photo: PHOTO } },
	],
])('%s', (_, settings, result, item) => {
	const of = { ...INPUT, settings: { ...SETTINGS, ...settings } };
	expect(itemOf({ item: of, json: { side: 1 }, inDoubt: false, ...result })).toEqual({
		...item,
		pairedItem: { item: 3 },
	});
});

test("of the row's own columns only those go that the result has, or says in columns not shown, and error, which n8n takes for a failure", () => {
	const row = {
		...{ row: 7, side: 'left', error: 'x', matched_by: 'x', candidates: 'x', copies_missing: 'x' },
		...{ details_blur: 1, reason_code: 'x', retry: 'x', age: 7 },
	};
	const { error, reason_code: earlier, ...others } = row;
	const jsonWith = (settings: Partial<ResultSettings>) => {
		const all = { ...SETTINGS, keepColumns: 'all' as const, ...settings };
		const json = { side: 1, reason_code: null, age: 36 };
		return itemOf({ item: { ...INPUT, row, settings: all }, json, inDoubt: false }).json;
	};
	expect([error, earlier]).toEqual(['x', 'x']);
	expect(jsonWith({})).toEqual({ ...others, side: 1 });
	expect(jsonWith({ resultField: 'card' })).toEqual({
		...{ ...others, reason_code: 'x' },
		card: { side: 1 },
	});
});
