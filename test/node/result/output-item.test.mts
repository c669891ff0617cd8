import { describe, expect, test } from '@jest/globals';

import type { InputItem } from '../../../nodes/IdCardOcr/input/item.ts';
import { itemOf, type ResultSource } from '../../../nodes/IdCardOcr/result/output-item.ts';
import type { ResultSettings } from '../../../nodes/IdCardOcr/input/result-settings.ts';

const PHOTO = { data: '', mimeType: 'image/jpeg' };
const INPUT: InputItem = {
	itemIndex: 3,
	row: { row: 7, side: 'mine' },
	filesInJson: { _files: { photo: PHOTO, other: PHOTO } as never },
	binary: { photo: PHOTO, other: PHOTO },
};
const SETTINGS: ResultSettings = {
	simplify: true,
	naming: 'api',
	cards: 'first',
	additionalColumns: [],
	details: false,
	minimumConfidence: null,
	outputField: '',
	keepColumns: [],
	hidesRow: false,
	keepFiles: 'whenNotRead',
	checks: 'columns',
	referenceDate: '2026-11-25',
	mask: 'off',
};

const ALL = { _files: { photo: PHOTO, other: PHOTO } };

test.each<[string, Partial<ResultSettings>, Omit<ResultSource, 'of'>, object]>([
	['the result alone', {}, { read: true }, { json: { side: 1 } }],
	['under a field', { outputField: 'card' }, { read: true }, { json: { card: { side: 1 } } }],
	['with the row', { keepColumns: 'all' }, { read: true }, { json: { row: 7, side: 1 } }],
	['with a column', { keepColumns: ['row', 'x'] }, { read: true }, { json: { row: 7, side: 1 } }],
	[
		'under a field, with the row',
		{ keepColumns: 'all', outputField: 'card' },
		{ read: true },
		{ json: { row: 7, side: 'mine', card: { side: 1 } } },
	],
	['not read', {}, { read: false }, { json: { ...ALL, side: 1 }, binary: INPUT.binary }],
	['never with files', { keepFiles: 'never' }, { read: false }, { json: { side: 1 } }],
	[
		'always with files',
		{ keepFiles: 'always' },
		{ read: true },
		{ json: { ...ALL, side: 1 }, binary: INPUT.binary },
	],
	[
		'of a field that is none of its files',
		{},
		{ read: false, field: 'nope' },
		{ json: { ...ALL, side: 1 }, binary: INPUT.binary },
	],
	[
		'of one file among several',
		{},
		{ read: false, field: 'photo' },
		{ json: { _files: { photo: PHOTO }, side: 1 }, binary: { photo: PHOTO } },
	],
])('%s', (_, settings, source, item) => {
	expect(
		itemOf(INPUT, { side: 1 }, { of: 'card', ...source }, { ...SETTINGS, ...settings }),
	).toEqual({
		...item,
		pairedItem: { item: 3 },
	});
});

describe('names of the result', () => {
	const STALE = {
		...{ row: 7, error: { code: 4000 }, reason: { code: 4030 }, checks: {}, checks_passed: true },
		...{ fileName: 'b', identity_name: 'old', name: 'old', code: 1, msg: 'old' },
	};
	const keysOf = (settings: Partial<ResultSettings>, of: ResultSource['of'] = 'card') =>
		Object.keys(
			itemOf(
				{ ...INPUT, row: STALE },
				{ new: 1 },
				{ of, read: true },
				{
					...SETTINGS,
					keepColumns: 'all',
					...settings,
				},
			).json,
		);

	test('never stay from the row, where another run may have left them', () => {
		const own = ['row', 'fileName'];
		expect(keysOf({})).toEqual([...own, 'name', 'code', 'msg', 'new']);
		expect(keysOf({ naming: 'english' })).toEqual([...own, 'identity_name', 'code', 'msg', 'new']);
		expect(keysOf({ simplify: false })).toEqual([
			...own,
			...['identity_name', 'name', 'code', 'msg', 'new'],
		]);
		expect(keysOf({ keepColumns: ['reason', 'row'] })).toEqual(['row', 'new']);
	});

	test("under a field, or of a number, only n8n's own name is dropped", () => {
		const all = Object.keys(STALE).filter((name) => name !== 'error');
		expect(keysOf({ outputField: 'card' })).toEqual([...all, 'card']);
		expect(keysOf({}, 'number')).toEqual([...all, 'new']);
	});
});
