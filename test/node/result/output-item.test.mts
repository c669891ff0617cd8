import { expect, test } from '@jest/globals';

import type { Item } from '../../../nodes/IdCardOcr/input/items.ts';
import type { ResultSettings } from '../../../nodes/IdCardOcr/input/result-settings.ts';
import { itemOf } from '../../../nodes/IdCardOcr/result/output-item.ts';

const SETTINGS = {
	resultField: '',
	keepColumns: 'all',
	keepFiles: [],
	naming: 'api',
	columns: new Set(['side']),
} as unknown as ResultSettings;

test('if the field that was read is none of the files, all of them stay', () => {
	const files = { photo: { data: '', mimeType: '' }, other: { data: '', mimeType: '' } };
	const settings = { ...SETTINGS, keepFiles: 'inDoubt' as const };
	const of = { itemIndex: 3, row: {}, files, settings } as unknown as Item;
	const kept = (field: string) => itemOf({ item: of, json: {}, inDoubt: true, field }).binary;
	expect(kept('nope')).toEqual(files);
	expect(kept('photo')).toEqual({ photo: files.photo });
});

test("of the row's own columns only those go that the result has, or says in columns not shown, and error, which n8n takes for a failure", () => {
	const row = {
		row: 7,
		side: 'left',
		error: 'x',
		matched_by: 'x',
		candidates: 'x',
		copies_missing: 'x',
		details_blur: 1,
		reason_code: 'x',
		retry: 'x',
		age: 7,
	};
	const { error, reason_code: earlier, ...others } = row;
	const jsonWith = (settings: Partial<ResultSettings>) => {
		const of = { itemIndex: 3, row, files: {}, settings: { ...SETTINGS, ...settings } };
		const json = { side: 1, reason_code: null, age: 36 };
		return itemOf({ item: of as unknown as Item, json, inDoubt: false }).json;
	};
	expect([error, earlier]).toEqual(['x', 'x']);
	expect(jsonWith({})).toEqual({ ...others, side: 1 });
	expect(jsonWith({ resultField: 'card' })).toEqual({
		...others,
		reason_code: 'x',
		card: { side: 1 },
	});
});
