import { expect, test } from '@jest/globals';

import { genderOfIdNumber } from '../../../domain/id-number.ts';
import { ENGLISH } from '../../../domain/language/english.ts';
import type { ShownAs } from '../../../domain/result/shown-as.ts';
import {
	A0,
	A1,
	B0,
	C0,
	C1,
	CHILD0,
	type Told,
} from '../../../test/domain/pairing/sides-in-files.mts';
import { type HowToPair, TABLE_COLUMNS, tableOf } from '../../src/folder/rows.mts';
import { filesWith } from './files-with.mts';

const SHOWN: ShownAs = {
	columns: new Set(TABLE_COLUMNS),
	naming: 'api',
	languages: [ENGLISH],
	minimumConfidence: null,
	referenceDate: '2026-01-01',
	mask: 'off',
};

const rowsOf = (
	files: Record<string, readonly Told[] | null>,
	how: HowToPair = {},
	shownAs = SHOWN,
) => tableOf(filesWith(files), shownAs, how).people;

test('a pair that is only proposed is one row, which needs a review, with the other side in doubt', () => {
	const [{ row, doubtful, files }, ...others] = rowsOf({ 'IMG_1.jpg': [A1], 'IMG_2.jpg': [B0] });
	expect(others).toEqual([]);
	expect(row).toMatchObject({
		identity_name: A1.identity_name,
		valid_date_start: B0.valid_date_start,
		needs_review: true,
		candidates: null,
		file_name: 'IMG_1.jpg, IMG_2.jpg',
		matched_by: 'order, only-pairing, same-county, validity-fits-age',
		reason_message: expect.stringContaining('proposed as one card, not confirmed: one right after'),
	});
	expect(doubtful).toEqual(
		expect.arrayContaining(['issued_by', 'valid_date_start', 'valid_date_end']),
	);
	expect(doubtful).not.toContain('identity_code');
	expect(files).toEqual(['IMG_1.jpg', 'IMG_2.jpg']);
});

test('what is known, or said by a person or by the user, needs none', () => {
	const whole = { ...A1, gender: genderOfIdNumber(A1.identity_code!), race: '汉' };
	const named = { '王样甲正面.jpg': [whole], '王样甲反面.jpg': [A0] };
	expect(rowsOf(named).map(({ row }) => [row.needs_review, row.matched_by])).toEqual([
		[false, 'printed-name, same-county, validity-fits-age'],
	]);
	const camera = { 'IMG_1.jpg': [whole], 'IMG_2.jpg': [A0] };
	expect(rowsOf(camera, { complete: true }).map(({ row }) => row.needs_review)).toEqual([false]);
	const files = filesWith(camera);
	const [portrait, emblem] = files.flatMap(({ sides }) => sides);
	const decisions = [{ portrait, emblem, isOneCard: true }];
	const [{ row, doubtful }] = tableOf(files, SHOWN, { decisions }).people;
	expect([row.needs_review, doubtful]).toEqual([false, []]);
	expect(String(row.matched_by)).toMatch(/^confirmed/);
	const parted = tableOf(files, SHOWN, { decisions: [{ ...decisions[0], isOneCard: false }] });
	expect(parted.people.map(({ row: { file_name } }) => file_name)).toEqual([
		'IMG_1.jpg',
		'IMG_2.jpg',
	]);
});

test.each([
	['王样甲正面.jpg', '王样甲反面.jpg', C0, 'the place'],
	['2026/王样甲.jpg', '2026/李样乙.jpg', B0, 'the name'],
	['王样甲正面.jpg', '王样甲反面.jpg', CHILD0, "the holder's age"],
])(
	'of sides that contradict each other, each row names the other file and in what: %s, %s, %p',
	(one, other, side, about) => {
		const rows = rowsOf({ [one]: [A1], [other]: [side] }).map(({ row }) => row);
		expect(rows).toMatchObject([
			{ file_name: one, candidates: other, needs_review: true, issued_by: null },
			{ file_name: other, candidates: one, needs_review: true, identity_name: null },
		]);
		for (const { reason_message } of rows)
			expect(reason_message).toContain(`they disagree about ${about}. See`);
	},
);

test('of sides that contradict each other, those that fit are offered, and what a person said is told as such', () => {
	const mixed = {
		'王样甲正面.jpg': [A1],
		'王样甲反面.jpg': [C0],
		'赵样丁正面.jpg': [C1],
		'赵样丁反面.jpg': [A0],
	};
	expect(rowsOf(mixed).map(({ row }) => row.candidates)).toEqual([
		'赵样丁反面.jpg',
		'赵样丁正面.jpg',
		'王样甲反面.jpg',
		'王样甲正面.jpg',
	]);
	const files = filesWith({ '王样甲正面.jpg': [A1], '王样甲反面.jpg': [A0] });
	const [portrait, emblem] = files.flatMap(({ sides }) => sides);
	const decisions = [{ portrait, emblem, isOneCard: false }];
	const [{ row }] = tableOf(files, SHOWN, { decisions }).people;
	expect(row.reason_message).toContain('somebody said that they are of two cards');
});

test('a row says which file must be its other side, and why it was not read', () => {
	const files = { '王样甲正面.jpg': null, '王样甲反面.jpg': [A0] };
	const [{ row }] = rowsOf(files);
	expect(row.reason_message).toContain('王样甲正面.jpg: It is torn.');
	expect(row.needs_review).toBe(true);
	const [{ row: masked }] = rowsOf(files, {}, { ...SHOWN, mask: '3+4' });
	expect(JSON.stringify(masked)).not.toContain('王样甲');
	expect(masked).toMatchObject({ needs_review: true, file_name: null, candidates: null });
});

test('a pair to confirm, and a side alone, also say which values to check', () => {
	const expired = { ...B0, valid_date_start: '2005-06-07', valid_date_end: '2015-06-07' };
	for (const front of [[A1], []]) {
		const [{ row }] = rowsOf({ 'IMG_1.jpg': front, 'IMG_2.jpg': [expired] });
		expect(String(row.reason_message).match(/Please check: .*? \(/g)).toEqual([
			'Please check: end of validity (',
		]);
		expect(row.reason_message).not.toContain('although the card prints it');
	}
});

test('a side alone, and a pair to confirm, also say what is missing, once', () => {
	const front = { ...A1, identity_code: null };
	const [{ row: alone }] = rowsOf({ 'IMG_1.jpg': [front] }, { complete: false });
	const [{ row: pair }] = rowsOf({ 'IMG_1.jpg': [front], 'IMG_2.jpg': [A0] });
	for (const { reason_message: said } of [alone, pair]) {
		expect(String(said).match(/ID number/g)).toHaveLength(1);
	}
});

test('readings of one side that differ are noted', () => {
	const again = { ...A1, identity_name: '王样田' };
	const [{ row, files }] = rowsOf({ 'a.jpg': [A1], 'b.jpg': [again] });
	expect(files).toEqual(['a.jpg', 'b.jpg']);
	expect(String(row.review_reasons)).toContain('identity_name: readings-differ');
});

test('of many candidates the first are listed', () => {
	const backs = Array.from({ length: 30 }, (_, at): [string, Told[]] => [
		`${String.fromCodePoint(0x4e00 + at)}.jpg`,
		[
			{
				...A0,
				valid_date_start: `2019-06-${10 + (at % 20)}`,
				valid_date_end: `2039-06-${10 + (at % 20)}`,
			},
		],
	]);
	const rows = rowsOf({ x: [A1], ...Object.fromEntries(backs) });
	expect(String(rows[0].row.candidates).split(', ').slice(19)).toEqual([
		expect.any(String),
		'+ 10',
	]);
});
