import { expect, test } from '@jest/globals';

import { itemOf, type InputItem } from '../../../nodes/IdCardOcr/result/item.ts';
import type { ResultSettings } from '../../../nodes/IdCardOcr/result/result-settings.ts';

const PHOTO = { data: '', mimeType: 'image/jpeg' };
const INPUT: InputItem = {
	itemIndex: 3,
	row: { row: 7, side: 'mine' },
	filesInJson: { _files: { photo: PHOTO as never } },
	binary: { photo: PHOTO },
};
const SETTINGS: ResultSettings = {
	simplify: true,
	naming: 'api',
	outputField: '',
	includeInputFields: false,
	keepFiles: false,
	checks: true,
	referenceDate: '2026-11-25',
	mask: 'off',
};

test.each<[Partial<ResultSettings>, object]>([
	[{}, { json: { side: 1 } }],
	[{ outputField: 'card' }, { json: { card: { side: 1 } } }],
	[{ includeInputFields: true }, { json: { row: 7, side: 1 } }],
	[
		{ includeInputFields: true, outputField: 'card' },
		{ json: { row: 7, side: 'mine', card: { side: 1 } } },
	],
	[{ keepFiles: true }, { json: { _files: { photo: PHOTO }, side: 1 }, binary: INPUT.binary }],
])('%j', (settings, item) => {
	expect(itemOf(INPUT, { side: 1 }, { ...SETTINGS, ...settings })).toEqual({
		...item,
		pairedItem: { item: 3 },
	});
});
