import { expect, test } from '@jest/globals';

import { itemOf, type InputItem, type ResultSource } from '../../../nodes/IdCardOcr/result/item.ts';
import type { ResultSettings } from '../../../nodes/IdCardOcr/result/result-settings.ts';

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
	outputField: '',
	keepColumns: [],
	hidesRow: false,
	keepFiles: 'whenNotRead',
	failedKeepFiles: true,
	ownFileOnly: true,
	checks: 'columns',
	requireFields: true,
	sideOfBoth: false,
	referenceDate: '2026-11-25',
	mask: 'off',
};

const ALL = { _files: { photo: PHOTO, other: PHOTO } };

test.each<[string, Partial<ResultSettings>, ResultSource, object]>([
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
		'of one file among several',
		{},
		{ read: false, field: 'photo' },
		{ json: { _files: { photo: PHOTO }, side: 1 }, binary: { photo: PHOTO } },
	],
	[
		'of one file among several in version 1',
		{ ownFileOnly: false },
		{ read: false, field: 'photo' },
		{ json: { ...ALL, side: 1 }, binary: INPUT.binary },
	],
])('%s', (_, settings, source, item) => {
	expect(itemOf(INPUT, { side: 1 }, source, { ...SETTINGS, ...settings })).toEqual({
		...item,
		pairedItem: { item: 3 },
	});
});
