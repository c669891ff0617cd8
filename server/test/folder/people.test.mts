import { describe, expect, test } from '@jest/globals';

import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { compareCards } from '../../../domain/card/card-comparison.ts';
import { fieldsOf, type FoundSide } from '../../../domain/result/found-side.ts';
import { peopleIn, type Person } from '../../src/folder/people.mts';
import type { ReadFile } from '../../src/folder/read-file.mts';

const HUANGPU = { address: '上海市黄浦区样本路1号', issued_by: '上海市公安局黄浦分局' };
const NANJING = { address: '江苏省南京市玄武区样本路1号', issued_by: '南京市公安局玄武分局' };

const front = (
	number: string,
	{ address }: typeof HUANGPU,
	name = '样本',
): Partial<IdCardFields> => ({
	...{ side: 1, identity_name: name, identity_code: number, address },
	birth: `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`,
});
const back = ({ issued_by }: typeof HUANGPU, start = '2018-05-05', end = '2038-05-05') =>
	({ side: 0, issued_by, valid_date_start: start, valid_date_end: end }) as const;

const A = front('310101199001011234', HUANGPU);
const B = front('320102199102021237', NANJING);

/** The rows of files with these sides, in short: the files, what they were matched by, or why a side is alone. */
function rowsOf(
	files: Record<string, ReadonlyArray<Partial<IdCardFields>> | null>,
	unknown: Record<string, number[]> = {},
): string[] {
	const names = Object.keys(files);
	const read = names.map((name, image): ReadFile => {
		const sides = (files[name] ?? []).map((fields, index) => ({
			...{ side: fields.side, fields: { ...emptyIdCardFields(), ...fields } },
			...{ person: null, image, index, place: 1, reviews: [], files: {} },
		}));
		const reason = { code: 'no-card', sentence: () => 'no card', retry: 'image' as const };
		const unread = files[name] === null;
		return {
			...{ name, sides: sides as FoundSide[], unknown: unread ? [1] : (unknown[name] ?? []) },
			...(unread && { reason }),
		};
	});
	const shown = (person: Person) => [
		...person.files.map((file) => names[file]),
		...person.matchedBy,
		...(person.alone
			? [person.alone.problem, ...person.alone.candidates.map((file) => names[file])]
			: []),
		...(person.unread === undefined ? [] : [`unread ${names[person.unread]}`]),
		...person.repeats
			.filter(({ fields }) => compareCards(cardOf(person), fields).differences.length > 0)
			.map(() => 'differing'),
	];
	return peopleIn(read).map((person) => shown(person).join(' '));
}

const cardOf = ({ portrait, emblem }: Person) => fieldsOf(portrait?.fields, emblem?.fields);

describe('one file', () => {
	test('both sides are one person', () => {
		expect(rowsOf({ 'a.jpg': [A, back(HUANGPU)] })).toEqual(['a.jpg same-file']);
	});

	test('sides that contradict each other are two', () => {
		const rows = rowsOf({ 'x.pdf': [A, back(NANJING)] });
		expect(rows).toEqual(['x.pdf sides-do-not-match x.pdf', 'x.pdf sides-do-not-match x.pdf']);
		expect(rowsOf({ x: [A, back(HUANGPU, '2020-01-02', '2025-01-02')] })).toHaveLength(2);
	});
});

describe('names', () => {
	test('put two files together, by what they say and what proves it', () => {
		const rows = rowsOf({ '样本正面.jpg': [A], '样本反面.jpg': [back(HUANGPU)] });
		expect(rows).toEqual(['样本正面.jpg 样本反面.jpg file-names same-county validity-fits-age']);
	});

	test('never overrule a contradiction, and then each side names the other', () => {
		const rows = rowsOf({ '样本正面.jpg': [A], '样本反面.jpg': [back(NANJING)] });
		expect(rows).toEqual([
			'样本正面.jpg sides-do-not-match 样本反面.jpg',
			'样本反面.jpg sides-do-not-match 样本正面.jpg',
		]);
	});

	test('say which file a side lacks', () => {
		const rows = rowsOf({ '样本正面.jpg': null, '样本反面.jpg': [back(HUANGPU)] });
		expect(rows).toEqual(['样本反面.jpg unread 样本正面.jpg']);
	});

	test('say nothing of two files with one side', () => {
		const rows = rowsOf({ 'x-1.jpg': [A], 'x-2.jpg': [B] });
		expect(rows).toEqual(['x-1.jpg no-other-side', 'x-2.jpg no-other-side']);
	});
});

describe('sides without a name', () => {
	test('are matched where only one pairing is possible', () => {
		const rows = rowsOf({ b: [back(NANJING)], a: [A], c: [back(HUANGPU)], d: [B] });
		expect(rows).toEqual([
			'a c same-county validity-fits-age',
			'd b same-county validity-fits-age',
		]);
	});

	test('are not, where two files that were not read may hold the true ones', () => {
		const rows = rowsOf({ a: [A], c: [back(HUANGPU)], x: null, y: null });
		expect(rows).toEqual(['a other-side-may-be-missing c', 'c other-side-may-be-missing a']);
	});

	test('are not, where a name says that they belong to others', () => {
		const C = front('310101199202021236', HUANGPU, '别人');
		const rows = rowsOf({
			...{ '样本正面.jpg': [A], '样本反面.jpg': [back(NANJING)] },
			...{ p: [back(HUANGPU)], q: [C] },
		});
		expect(rows.filter((row) => row.includes('same-county'))).toEqual([]);
	});

	test('are not, where a page of a document was not read', () => {
		const rows = rowsOf({ 'x.pdf': [A, back(HUANGPU)] }, { 'x.pdf': [2, 3] });
		expect(rows).toEqual([
			'x.pdf other-side-may-be-missing x.pdf',
			'x.pdf other-side-may-be-missing x.pdf',
		]);
	});

	test('are not, where a name says that the other side was not read', () => {
		const rows = rowsOf({ 'u-1.jpg': [A], 'u-2.jpg': null, b: [back(HUANGPU)] });
		expect(rows).toEqual(['u-1.jpg unread u-2.jpg', 'b other-side-may-be-missing u-1.jpg']);
	});

	test('are not, where one may be that of a known card with another character', () => {
		const longer = { ...back(HUANGPU), issued_by: HUANGPU.issued_by.replace('黄浦', '黄浦区') };
		const C = front('310101199202021236', HUANGPU, '别人');
		const rows = rowsOf({ x: [A, back(HUANGPU)], y: [longer], q: [C] });
		expect(rows.filter((row) => row.includes('same-county'))).toEqual([]);
	});

	test('the back of a person who is whole is nobody else’s', () => {
		const rows = rowsOf({ 'x-1.jpg': [A], 'x-2.jpg': [back(HUANGPU)], again: [back(HUANGPU)] });
		expect(rows.at(-1)).toBe('again read-twice x-1.jpg x-2.jpg');
	});
});

describe('one number twice', () => {
	test('is one row with both files', () => {
		const rows = rowsOf({ a: [A], c: [back(HUANGPU)], again: [A] });
		expect(rows).toEqual(['a again c same-county validity-fits-age']);
	});

	test('that says something else is noted', () => {
		const rows = rowsOf({ a: [A], again: [{ ...A, identity_name: '样木' }] });
		expect(rows).toEqual(['a again no-other-side differing']);
		const third = { ...A, address: '上海市黄浦区人民大道208号' };
		const all = rowsOf({ a: [A], again: [{ ...A, identity_name: '样木' }], third: [third] });
		expect(all).toEqual(['a again third no-other-side differing differing']);
	});
});

test('the best readings of a number and its back are one row', () => {
	const numberOnly = { side: 1, identity_code: A.identity_code } as const;
	const rows = rowsOf({ x: [numberOnly, back(HUANGPU)], y: [A] });
	expect(rows).toEqual(['x y same-file']);
});

test('the back of the renewed card of a number is noted', () => {
	const renewed = back(HUANGPU, '2028-05-05', '2048-05-05');
	expect(rowsOf({ x: [A, back(HUANGPU)], y: [A, renewed] })).toEqual(['x y same-file differing']);
});

test('no side is lost, and none is in two rows', () => {
	const files = { a: [A, B], b: [back(HUANGPU), back(NANJING)], c: null, d: [back(NANJING)] };
	const all = rowsOf(files).flatMap((row) => row.split(' ').filter((word) => word in files));
	expect(new Set(all)).toEqual(new Set(['a', 'b', 'd']));
});
