import { expect, test } from '@jest/globals';

import { CHINESE } from '../../../domain/language/chinese.ts';
import type { ShownAs } from '../../../domain/result/shown-as.ts';
import { A1, B0 } from '../../../test/domain/pairing/sides-in-files.mts';
import { noLooks } from '../../src/folder/looks.mts';
import { madeTable } from '../../src/folder/made-table.mts';
import { TABLE_COLUMNS } from '../../src/folder/rows.mts';
import { listIn } from '../../src/roster/read-list.mts';
import { filesWith } from './files-with.mts';

const SHOWN: ShownAs = {
	columns: new Set(TABLE_COLUMNS),
	naming: 'chinese',
	languages: [CHINESE],
	minimumConfidence: null,
	referenceDate: '2026-01-01',
	mask: 'off',
};

test('nobody is missing after whom a file or a folder is named in which no name was read', () => {
	const files = filesWith({
		'a.jpg': [A1],
		'陈样乙正面.jpg': null,
		'销售部 陈样乙 背面.jpg': [B0],
		'吴样己/2.pdf': null,
		'ANN SPECIMEN.jpg': null,
		'scan.jpg': null,
	});
	const listed = ['姓名', A1.identity_name, '陈样乙', '吴样己', 'Ann Specimen', '赵不在'];
	const { list } = madeTable(files, SHOWN, {
		looks: noLooks(),
		roster: listIn(listed.join('\n')),
	});
	const unread = '文件名中有此姓名，但照片未能识别，或没有姓名。';
	const perhaps = (name: string, file: string) => {
		const said = `可能是${file}：${unread}`;
		return [name, '可能', said, true];
	};
	expect(
		list!.missing.map(({ row, isPerhaps }) => [
			row['identity_name'],
			row['on_list'],
			row['reason_message'],
			isPerhaps,
		]),
	).toEqual([
		perhaps('陈样乙', '陈样乙正面.jpg, 销售部 陈样乙 背面.jpg'),
		perhaps('吴样己', '吴样己/2.pdf'),
		perhaps('ANNSPECIMEN', 'ANN SPECIMEN.jpg'),
		['赵不在', '缺少', '没有照片显示此姓名。另有 5 个文件未能识别或没有姓名。', false],
	]);
});

test('of whom a card may be, the list and the card say the name of the other, and of the card its files', () => {
	const files = filesWith({ 'IMG_1.jpg': [A1] });
	const roster = listIn(['姓名', '王样佳'].join('\n'));
	const { list, people } = madeTable(files, SHOWN, { looks: noLooks(), roster });
	const said = [list!.missing[0].row, people[0].row].map((row) => row['reason_message']);
	expect(said).toEqual([
		'可能是王样甲 (IMG_1.jpg)：姓名读音相同。',
		expect.stringContaining('可能是王样佳：姓名读音相同。'),
	]);
});
