import { expect, test } from '@jest/globals';
import writeXlsx, { type Image } from 'write-excel-file/node';

import type { IdCardFields } from '../../../domain/id-card.ts';
import { genderOfIdNumber } from '../../../domain/id-number.ts';
import { CHINESE } from '../../../domain/language/chinese.ts';
import { PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import type { ShownAs } from '../../../domain/result/shown-as.ts';
import { A0, A1, B0, B1, type Told } from '../../../test/domain/pairing/sides-in-files.mts';
import { keptLooks } from '../../src/folder/kept-looks.mts';
import { type Looks, noLooks } from '../../src/folder/looks.mts';
import { madeTable } from '../../src/folder/made-table.mts';
import type { ReadFile } from '../../src/folder/read-file.mts';
import { digestOf } from '../../src/folder/read-files.mts';
import { TABLE_COLUMNS } from '../../src/folder/rows.mts';
import { workbookOf } from '../../src/folder/sheet.mts';
import { shortDigest } from '../../src/folder/short-digest.mts';
import { listIn, sheetsIn } from '../../src/roster/read-list.mts';
import { filesWith } from './files-with.mts';

const SHOWN: ShownAs = {
	columns: new Set(TABLE_COLUMNS),
	naming: 'chinese',
	languages: [CHINESE],
	minimumConfidence: null,
	referenceDate: '2026-01-01',
	mask: 'off',
};

const ADDRESS = [{ field: 'address', reasons: ['low-confidence'] }] as const;
const whole: Told = { ...A1, gender: genderOfIdNumber(A1.identity_code!), race: '汉' };

/** Two photos in camera order of one person, whose address is in doubt. */
function camera(): ReadFile[] {
	const files = filesWith({ 'IMG_1.jpg': [whole], 'IMG_2.jpg': [A0] });
	files[0] = { ...files[0], sides: [{ ...files[0].sides[0], reviews: ADDRESS }] };
	return files;
}

const tableOf = (files: readonly ReadFile[], looks = noLooks(), list = '') =>
	madeTable(files, SHOWN, { looks, ...(list !== '' && { roster: listIn(list) }) });

/** The rows of the sheet of people, titles first, as a spreadsheet program opens it. */
async function rowsOf(files: readonly ReadFile[], looks = noLooks(), list = '') {
	const { sheets, options } = workbookOf<Image['content']>(
		tableOf(files, looks, list),
		SHOWN,
		() => undefined,
	);
	const [people] = await sheetsIn(await writeXlsx(sheets, options).toBuffer());
	return people.data as unknown[][];
}

/** What is kept of a table of these files after somebody changed its first row in a spreadsheet program. */
async function kept(
	files: readonly ReadFile[],
	changes: Record<string, unknown> = {},
	{ looks = noLooks(), list = '' }: { looks?: Looks; list?: string } = {},
) {
	const [titles, first, ...others] = await rowsOf(files, looks, list);
	const changed = titles.map((title, at) => changes[String(title)] ?? first[at]);
	return keptLooks([{ data: [titles, changed, ...others] }])!.looks;
}

const shown = ({ people }: ReturnType<typeof tableOf>) =>
	people.map(({ row }) => [row.identity_name, row.address, row.needs_review]);

test('nothing is kept of rows that nobody touched, so that they are asked again', async () => {
	expect(await kept(camera())).toEqual(noLooks());
	expect(shown(tableOf(camera(), await kept(camera())))).toEqual(shown(tableOf(camera())));
});

test('a corrected value and a confirmed pair are kept, also under other names and beside new photos, and by a third run', async () => {
	const changes = { 住址: '样本市样本路2号', 需要核对: 'FALSE' };
	const looks = await kept(camera(), changes);
	expect(shown(tableOf(camera(), looks))).toEqual([[A1.identity_name, '样本市样本路2号', false]]);
	const renamed = camera().map((file, at) => ({ ...file, name: `${9 - at}.jpg` }));
	const [, , other] = filesWith({ a: null, b: null, 'x.jpg': [B0] });
	const more = [...renamed, other];
	const [, ...others] = shown(tableOf(more, looks)).sort();
	expect(shown(tableOf(more, looks))).toContainEqual([A1.identity_name, '样本市样本路2号', false]);
	expect(others).toHaveLength(1);
	const again = await kept(renamed, {}, { looks });
	expect(again).toEqual(looks);
});

test('what is right but lacks a value or a side, or cannot be right, is checked, and stays in doubt, also on another day', async () => {
	const [front, back] = camera();
	const [side] = front.sides;
	const frontWith = (values: Partial<IdCardFields>) => {
		return { ...front, sides: [{ ...side, fields: { ...side.fields, ...values } }] };
	};
	const noAddress = frontWith({ address: null });
	const wrong = frontWith({ identity_code: '110105194912310021', birth: '1949-13-31' });
	for (const [files, missing, impossible] of [
		[[noAddress, back], ['address'], []],
		[[front], PRINTED_FIELDS[0], []],
		[[wrong, back], [], ['identity_code', 'birth']],
	] as const) {
		const looks = await kept(files, { 需要核对: 'FALSE' });
		const again = await kept(files, {}, { looks });
		for (const [one] of [looks, again].map((said) => tableOf(files, said).people)) {
			const doubtful = [...missing, ...impossible];
			expect(one).toMatchObject({ isChecked: true, doubtful, missing });
			expect(one.row).toMatchObject({
				needs_review: true,
				reason_message: expect.any(String),
			});
		}
	}
	const looks = await kept([noAddress, back], { 需要核对: 'FALSE' });
	const completed = await kept([noAddress, back], { 住址: '样本市样本路2号' }, { looks });
	expect(shown(tableOf([noAddress, back], completed))[0].slice(1)).toEqual([
		'样本市样本路2号',
		false,
	]);
});

test('a value that was corrected is without a doubt, what else is asked stays asked', async () => {
	const looks = await kept(camera(), { 住址: '样本市样本路2号' });
	const [{ row, doubtful }] = tableOf(camera(), looks).people;
	expect([row.address, row.needs_review, row.review_reasons]).toEqual([
		'样本市样本路2号',
		true,
		'sides-proposed',
	]);
	expect(doubtful).not.toContain('address');
});

test('photos that hold something else now, or another side more, are asked again', async () => {
	const looks = await kept(camera(), { 需要核对: 'FALSE' });
	expect(shown(tableOf(camera(), looks))[0][2]).toBe(false);
	const [front, back] = camera();
	const [[, , isAsked]] = shown(tableOf([{ ...front, digest: 'another' }, back], looks));
	expect(isAsked).toBe(true);
	const [, , second] = filesWith({
		a: null,
		b: null,
		'IMG_3.jpg': [{ ...whole, address: '样本省' }],
	});
	expect(shown(tableOf([front, back, second], looks)).some(([, , asked]) => asked)).toBe(true);
});

test('of a foreigner, whose validity is on the portrait side, it is kept as well; of photos of one content, too', async () => {
	const read: Told = { ...whole, issued_by: '国家移民管理局', valid_date_start: '2025-07-14' };
	const files = filesWith({ 'a.jpg': [{ ...read, valid_date_end: '2035-01-14' }] });
	const copy = { ...files[0], name: 'b.jpg', sides: [{ ...files[0].sides[0], image: 1 }] };
	const looks = await kept([...files, copy], { 有效期截止: '2035-07-14', 需要核对: 'FALSE' });
	const [{ row }] = tableOf(files, looks).people;
	expect([row.valid_date_end, row.needs_review]).toEqual(['2035-07-14', false]);
});

test('what a list says since then asks', async () => {
	const near = `${A1.identity_name} ${A1.identity_code!.slice(0, -2)}${(Number(A1.identity_code!.at(-2)) + 1) % 10}${A1.identity_code!.at(-1)}`;
	const list = `姓名,身份证号\n${near.replace(' ', ',')}\n`;
	const looks = await kept(camera(), { 需要核对: 'FALSE' });
	const [{ row, doubtful }] = tableOf(camera(), looks, list).people;
	expect([row.needs_review, doubtful]).toEqual([true, []]);
	const withList = await kept(camera(), { 需要核对: 'FALSE' }, { list });
	expect(shown(tableOf(camera(), withList, list))[0][2]).toBe(false);
	const other = list
		.replace(A1.identity_name!, '陈样乙')
		.replace(/,.*\n$/, `,${A1.identity_code}\n`);
	expect(shown(tableOf(camera(), withList, other))[0][2]).toBe(true);
	// A copy of a photo that was looked at is not another one.
	const [front, back] = camera();
	const copy = { ...front, name: 'copy.jpg', sides: [{ ...front.sides[0], image: 2 }] };
	expect(shown(tableOf([front, back, copy], withList, list))[0][2]).toBe(false);
});

test('a number that a spreadsheet rounded is not taken', async () => {
	const looks = await kept(camera(), { 公民身份号码: 110101199003074510, 需要核对: 'FALSE' });
	const [{ row }] = tableOf(camera(), looks).people;
	expect([row.identity_code, row.needs_review]).toEqual([A1.identity_code, true]);
});

test('a pair that was confirmed among others, of a row that nobody opened, is kept', async () => {
	const looks = noLooks();
	looks.pairs.set('a', { portrait: 'IMG_1.jpg.0', emblem: 'IMG_2.jpg.0', isOneCard: true });
	const [{ row }] = tableOf(camera(), await kept(camera(), {}, { looks })).people;
	expect([row.review_reasons, row.matched_by]).toEqual(['住址: low-confidence', '已确认']);
});

test('what was copied from row to row, or moved without the digests, is of nobody', async () => {
	const files = filesWith({ '王1.jpg': [whole], '李1.jpg': [B1] });
	const [titles, first, second] = await rowsOf(files);
	const review = titles.indexOf('需要核对');
	const of = (row: unknown[], photos: unknown[]) => [...row.slice(0, -1), photos.at(-1)];
	const right = (row: unknown[]) => row.with(review, 'FALSE');
	const named = right(first).with(titles.indexOf('姓名'), '样本新人');
	const keptOf = (...rows: unknown[][]) => keptLooks([{ data: [titles, ...rows] }])!.looks;
	expect(keptOf(right(first), second, named).values.size).toBe(0);
	expect(keptOf(right(of(second, first)), right(of(first, second)))).toEqual(noLooks());
	expect(keptOf(first, right(of(first, second)))).toEqual(noLooks());
	expect([...keptOf(second, named).values.keys()]).toEqual(['王1.jpg.0']);
});

test('a heading above, further columns and small letters do not matter', async () => {
	const [titles, first] = await rowsOf(camera());
	const right = first.with(titles.indexOf('需要核对'), 'false');
	const data = [['样本名单'], [...titles, '住址'], [...right, '样本市现住址']];
	expect(shown(tableOf(camera(), keptLooks([{ data }])!.looks))).toEqual([
		[A1.identity_name, A1.address, false],
	]);
});

test('without a column, a row that asked for nothing was looked at by nobody', async () => {
	const files = filesWith({ '王样甲正.jpg': [whole], '王样甲反.jpg': [A0] });
	const [titles, first] = await rowsOf(files);
	expect(first[titles.indexOf('需要核对')]).toBe('FALSE');
	const data = [titles, first].map((row) => row.toSpliced(titles.indexOf('住址'), 1));
	expect(keptLooks([{ data }])!.looks.rows.size).toBe(0);
});

test('where another version finds another number of sides in a photo, nothing is taken for one of them', async () => {
	const looks = await kept(filesWith({ 'a.jpg': [whole] }), { 住址: '样本市', 需要核对: 'FALSE' });
	const now = tableOf(filesWith({ 'a.jpg': [B1, whole] }), looks);
	expect(shown(now).map(([, address]) => address)).toEqual([B1.address, A1.address]);
});

test('a pair that only its names told is kept under other names, once somebody corrected its row', async () => {
	const named = camera().map((file, at) => ({ ...file, name: `王样甲${'正反'[at]}面.jpg` }));
	const looks = await kept(named, { 住址: '样本市样本路2号', 需要核对: 'FALSE' });
	expect(shown(tableOf(camera(), looks))).toEqual([[A1.identity_name, '样本市样本路2号', false]]);
});

test('a photo whose content is unknown cannot be known again', async () => {
	const [front, back] = camera();
	const [titles, row] = await rowsOf([{ ...front, digest: undefined }, back]);
	expect(row[titles.indexOf('照片摘要')] ?? '').toBe('');
});

test('two sides that somebody said are of two people stay apart', async () => {
	const looks = noLooks();
	looks.pairs.set('a', { portrait: 'IMG_1.jpg.0', emblem: 'IMG_2.jpg.0', isOneCard: false });
	const again = await kept(camera(), {}, { looks });
	expect(tableOf(camera(), again).people).toHaveLength(2);
});

test('a photo has one digest in a browser and in the command', () => {
	const bytes = Buffer.from('a photo');
	expect(shortDigest(bytes)).toBe(digestOf(bytes));
});

test('another sheet is no earlier table, a masked one has no digests', () => {
	expect(keptLooks([{ data: [['姓名']] }])).toBeUndefined();
	const masked = madeTable(camera(), { ...SHOWN, mask: '3+4' }, { looks: noLooks() });
	const { sheets } = workbookOf(masked, SHOWN, () => undefined);
	expect(JSON.stringify(sheets)).not.toContain('IMG_1');
});
