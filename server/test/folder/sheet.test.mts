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
