import { describe, expect, test } from '@jest/globals';
import writeXlsx from 'write-excel-file/node';

import { listIn, readList, UnusableList } from '../../src/roster/read-list.mts';

const TABLE: Array<Array<string | number>> = [
	['某某公司二〇二六年度员工花名册'],
	[],
	['序号', '部门', '姓 名', '身份证号码'],
	[1, '财务部', '张三', '110101199003074514'],
	[2, '财务部', '欧阳  锋', 110101199003074000],
	[3, '王庄村', '买买提·艾力', ''],
	[4, '王庄村', '逯晓', '4.30102E+17'],
	['合计', '', '4人', ''],
];
const PEOPLE = [
	{ name: '张三', digits: '110101199003074514', isRounded: false },
	{ name: '欧阳锋', digits: '110101199003074', isRounded: true },
	{ name: '买买提·艾力', digits: '', isRounded: false },
	{ name: '逯晓', digits: '430102', isRounded: true },
];
const CSV = TABLE.map((row) => row.join()).join('\r\n');

async function workbookOf(rows: typeof TABLE): Promise<Buffer> {
	const data = rows.map((row) =>
		row.map((value) => ({ value, type: typeof value === 'number' ? Number : String })),
	);
	return await writeXlsx(data as never).toBuffer();
}

/** 张三 and 李四 in GB 18030, in which Excel saves CSV on Chinese Windows. */
const GB_18030 = Buffer.from('d0d5c3fb0ad5c5c8fd0ac0eecbc40a', 'hex');

describe('a list is read, whatever else is beside its names', () => {
	test('from an Excel file, and from CSV', async () => {
		for (const bytes of [await workbookOf(TABLE), Buffer.from(`\uFEFF${CSV}`)]) {
			const { people, columns } = await readList(bytes);
			expect(people).toEqual(PEOPLE.map((one) => expect.objectContaining(one)));
			expect(columns).toEqual({ name: 'C 姓 名', number: 'D 身份证号码' });
		}
	});

	test('from CSV of Chinese Windows', async () => {
		const { people } = await readList(GB_18030);
		expect(people.map(({ name }) => name)).toEqual(['张三', '李四']);
	});

	test('of names with dots alone, whatever they begin with', () => {
		const { people } = listIn('阿卜杜拉·买买提\n买买提·阿卜杜拉');
		expect(people.map(({ name }) => name)).toEqual(['阿卜杜拉·买买提', '买买提·阿卜杜拉']);
	});

	test.each([
		['lines', '张三\n李四\n逯晓\n'],
		['one line', '张三、李四，逯晓'],
		['spaces', '张三 李四 逯晓'],
		['numbered lines of a chat', '1. 张三\n2、李四\n3)逯晓'],
		['a heading', '应到人员名单\n张三\n李四\n逯晓'],
		['quotes', '姓名,备注\n张三,"a,b"\n李四,\n逯晓,'],
	])('from a text: %s', (_, text) => {
		expect(listIn(text).people.map(({ name }) => name)).toEqual(['张三', '李四', '逯晓']);
	});
});

test.each([
	['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-excel'],
	['an archive of something else', Buffer.from('PK\u0003\u0004 no workbook'), 'not-excel'],
	['a stray quotation mark', Buffer.from('a"b,c'), 'not-csv'],
	['no names', Buffer.from('1,2\n3,4'), 'no-names'],
	[
		'a table of cards',
		await writeXlsx([
			[{ value: '姓名' }, { value: '需要核对' }],
			[{ value: '样本甲' }, { value: 'FALSE' }],
		]).toBuffer(),
		'earlier-table',
	],
])('%s is refused', async (_, bytes, fault) => {
	const error = await readList(bytes).catch((thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(UnusableList);
	expect(error).toMatchObject({ fault });
});
