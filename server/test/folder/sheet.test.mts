import { expect, test } from '@jest/globals';

import { ENGLISH } from '../../../domain/language/english.ts';
import { TABLE_COLUMNS } from '../../src/folder/rows.mts';
import { workbookOf } from '../../src/folder/sheet.mts';

const BIRTH = TABLE_COLUMNS.indexOf('birth');

const sheetOf = (people: ReadonlyArray<{ row: object; files?: string[] }>) =>
	workbookOf(
		{
			people: people.map((one) => ({ doubtful: [], files: [], sides: [], repeats: [], ...one })),
			notRead: [],
		} as unknown as Parameters<typeof workbookOf>[0],
		{ naming: 'api', languages: [ENGLISH] },
		(file) => file,
	);

test.each([
	['1990-02-03', new Date('1990-02-03')],
	['2023-02-30', '2023-02-30'],
	['2023-13-45', '2023-13-45'],
	['1890-02-03', '1890-02-03'],
])('the birth %s is the cell %p', (birth, value) => {
	const [{ data }] = sheetOf([{ row: { birth } }]).sheets;
	expect(data[1]?.[BIRTH]).toMatchObject({ value });
});

test('a row is as high as the lines of its longest text', () => {
	const reasonAt = TABLE_COLUMNS.indexOf('reason_message');
	const heights = ['好', '好'.repeat(21), 'x'.repeat(40)].map((reason_message) => {
		const [{ data, columns }] = sheetOf([{ row: { reason_message } }]).sheets;
		expect(columns[reasonAt].width).toBe(40);
		return data[1]?.[reasonAt];
	});
	expect(heights).toMatchObject([{ height: 15 }, { height: 30, wrap: true }, { height: 15 }]);
});
