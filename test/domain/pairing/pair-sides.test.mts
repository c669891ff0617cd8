import { describe, expect, test } from '@jest/globals';

import {
	A0,
	A1,
	B0,
	B1,
	back,
	C0,
	C1,
	CHILD0,
	CHILD1,
	D1,
	front,
	onPage,
	rowsOf,
	type Shown,
	type Told,
} from './sides-in-files.mts';

type Case = [what: string, files: Record<string, Shown>, rows: string[]];

/** Tests that files give these rows. */
const cases = (all: Case[]) =>
	test.each(all)('%s', (_, files, rows) => {
		expect(rowsOf(files)).toEqual(rows);
	});

const COMPARED = 'same-county validity-fits-age';

/** What a number tells but for the number itself. */
const unnumbered = (side: Told): Told => ({ ...side, identity_code: null });

describe('two people, of whom one side each is here, share no row that nobody is asked about:', () => {
	const strangers = { 'IMG_1005.jpg': [C1], 'IMG_1006.jpg': [D1] };
	const blurred = {
		'IMG_1001.jpg': [A1],
		'IMG_1002.jpg': null,
		'IMG_1003.jpg': null,
		'IMG_1004.jpg': [B0],
	};

	cases([
		[
			'their names are in the names of their files',
			{ '王样甲正面.jpg': [A1], '李样乙反面.jpg': [B0] },
			['王样甲正面.jpg: no-other-side', '李样乙反面.jpg: no-other-side'],
		],
		[
			'as they are in a folder of a year',
			{ '2024/王样甲.jpg': [A1], '2024/李样乙.jpg': [B0] },
			[
				'2024/王样甲.jpg: sides-do-not-match | 2024/李样乙.jpg',
				'2024/李样乙.jpg: sides-do-not-match | 2024/王样甲.jpg',
			],
		],
		[
			'with a file that is no photo beside them',
			{ '2024/王样甲.jpg': [A1], '2024/李样乙.jpg': [B0], '2024/名单.docx': [] },
			[
				'2024/王样甲.jpg: sides-do-not-match | 2024/李样乙.jpg',
				'2024/李样乙.jpg: sides-do-not-match | 2024/王样甲.jpg',
			],
		],
		[
			'bare numbers',
			{ 'photo-1.jpg': [A1], 'photo-2.jpg': [B0] },
			[`photo-1.jpg ? photo-2.jpg: order only-pairing ${COMPARED}`],
		],
		[
			'two of four photos were not read',
			blurred,
			['IMG_1001.jpg: not-confirmed | IMG_1004.jpg', 'IMG_1004.jpg: not-confirmed | IMG_1001.jpg'],
		],
		[
			'and strangers lack their other sides, too',
			{ ...blurred, ...strangers },
			[
				'IMG_1001.jpg: not-confirmed | IMG_1004.jpg',
				'IMG_1004.jpg: not-confirmed | IMG_1001.jpg',
				'IMG_1005.jpg: no-other-side',
				'IMG_1006.jpg: no-other-side',
			],
		],
		[
			'a document with two blank pages between',
			{ 'x.pdf': [A1, 2, 3, onPage(4, B0)] },
			[`x.pdf ? x.pdf: beside-unread ${COMPARED}`],
		],
		[
			'a picture on which something was not read',
			{ 'x.jpg': [A1, B0, 1] },
			[`x.jpg ? x.jpg: beside-unread only-pairing ${COMPARED}`],
		],
		[
			'a linked folder',
			{ 'a.jpg': [A1], 'b.jpg': [B0], 更多: [1, 2] },
			['a.jpg: not-confirmed | b.jpg', 'b.jpg: not-confirmed | a.jpg'],
		],
		[
			'folders of a month each',
			{
				'2024-03/a.jpg': [A1],
				'2024-03/b.jpg': [B0],
				'2024-04/a.jpg': [C1],
				'2024-04/b.jpg': [C0],
				'2024-05/a.jpg': [CHILD1],
				'2024-05/b.jpg': [CHILD0],
			},
			['2024-03', '2024-04', '2024-05'].map(
				(month) => `${month}/a.jpg ? ${month}/b.jpg: same-folder only-pairing ${COMPARED}`,
			),
		],
		[
			'two folders of two sides, which is no habit yet',
			{ '1/a.jpg': [A1], '1/b.jpg': [B0], '2/a.jpg': [C1], '2/b.jpg': [C0] },
			['1', '2'].map(
				(name) => `${name}/a.jpg ? ${name}/b.jpg: same-folder only-pairing ${COMPARED}`,
			),
		],
	]);

	test.each<[string, Record<string, Shown>]>([
		['a name', { '王样甲正面.jpg': [A1], '李样乙反面.jpg': [B0] }],
		['a photo that was not read', { ...blurred, ...strangers }],
		['a stranger without the other side', { 'IMG_1.jpg': [A1], 'IMG_2.jpg': [B0], x: [D1] }],
	])('nor where both sides of everyone are said to be here, against %s', (_, files) => {
		expect(rowsOf(files, { complete: true }).filter((row) => row.includes(' + '))).toEqual([]);
	});
});

describe('one image or document:', () => {
	cases([
		['nothing', { x: null }, []],
		['one side', { x: [A0] }, ['x: no-other-side']],
		['both sides', { x: [A0, A1] }, [`x: same-page ${COMPARED}`]],
		['named so', { '王样甲正反面.jpg': [A1, A0] }, [`王样甲正反面.jpg: same-page ${COMPARED}`]],
		[
			'named after somebody else',
			{ '李样乙.jpg': [A1, A0] },
			Array(2).fill('李样乙.jpg: sides-do-not-match | 李样乙.jpg'),
		],
		['on two pages', { x: [A1, onPage(2, A0)] }, [`x: same-file ${COMPARED}`]],
		[
			'so, in a file with a name one character off',
			{ '王样田.pdf': [A1, onPage(2, A0)] },
			[`王样田.pdf ? 王样田.pdf: same-file ${COMPARED}`],
		],
		['of another place', { x: [A1, C0] }, Array(2).fill('x: sides-do-not-match | x')],
		['of another age', { x: [A1, CHILD0] }, Array(2).fill('x: sides-do-not-match | x')],
		[
			'two people, one on each page',
			{ x: [A1, A0, onPage(2, B1), onPage(2, { ...A0 })] },
			Array(2).fill(`x: same-page ${COMPARED}`),
		],
		[
			'a page that was not read beside one with both sides',
			{ x: [A1, A0, 2, 3] },
			[`x: same-page ${COMPARED}`],
		],
		['relatives', { x: [A1, B1, A0, B0] }, Array(4).fill('x: several-fit | x')],
		[
			'a parent and a child',
			{ x: [A1, CHILD1, CHILD0, A0] },
			Array(2).fill(`x ? x: only-pairing ${COMPARED}`),
		],
		[
			'one side twice, by its number',
			{ x: [A1, { ...A1 }, A0] },
			[`x (x): same-page same-file same-number ${COMPARED}`],
		],
		[
			'two fronts without a number',
			{ x: [unnumbered(A1), unnumbered(A1), A0] },
			['x: not-confirmed | x', 'x: not-confirmed | x', 'x: several-fit | x'],
		],
	]);
});

describe('the images of one item:', () => {
	test.each<[string, Shown[], string[]]>([
		['two sides', [[A1], [A0]], [`0 + 1: same-item ${COMPARED}`]],
		[
			'that contradict each other',
			[[A1], [C0]],
			['0: sides-do-not-match | 1', '1: sides-do-not-match | 0'],
		],
		[
			'that contradict each other if what is in doubt is right',
			[[A1], [{ ...CHILD0, doubtful: ['valid_date_end'] }]],
			['0 ? 1: same-item same-county'],
		],
		['a front twice', [[A1], [{ ...A1 }]], ['0 (1): no-other-side same-number']],
		['the sharper one is shown', [[unnumbered(A1)], [A1]], ['1 (0): no-other-side']],
		[
			'a name that was misread once',
			[[A1], [{ ...A1, identity_name: '王样田' }], [A0]],
			[`0 + 2 (1): same-item same-number ${COMPARED}`],
		],
		[
			'a side again only shows what the other one shows, or less',
			[[{ ...A1, gender: '男' }], [unnumbered({ ...A1, gender: '男' })], [B1]],
			['0 (1): no-other-side', '2: no-other-side'],
		],
		[
			'both sides twice, each with something that the other lacks',
			[
				[A1, { ...A0, valid_date_end: null }],
				[
					{ ...A1, gender: '男' },
					{ ...A0, valid_date_start: null },
				],
				[C1],
			],
			['1 + 0 (0) (1): same-page same-number same-county', '2: no-other-side'],
		],
		['two fronts', [[A1], [B1]], ['0: no-other-side', '1: no-other-side']],
		[
			'a couple whose backs say the same',
			[
				[A1, A0],
				[B1, { ...A0 }],
			],
			[`0: same-page ${COMPARED}`, `1: same-page ${COMPARED}`],
		],
		[
			'a front without its number, one of somebody else, and a back',
			[[unnumbered(A1)], [B1], [A0]],
			['0: not-confirmed | 2', `1 ? 2: order ${COMPARED}`],
		],
		[
			'a front of which next to nothing was read may be anybody’s',
			[[A1], [{ side: 1, gender: '男', race: '汉' }], [A0]],
			['0: not-confirmed | 2', '1 ? 2: order'],
		],
		[
			'as may be such a back',
			[[A0], [{ side: 0, issued_by: A0.issued_by }], [A1]],
			['0: not-confirmed | 2', '2 ? 1: order same-county | 0'],
		],
		[
			'beside one that was not read',
			[[A1], null, [A0]],
			[`0 ? 2: beside-unread only-pairing ${COMPARED}`],
		],
		['beside two', [[A1], null, null, [A0]], [`0 ? 3: beside-unread ${COMPARED}`]],
	])('%s', (_, images, rows) => {
		expect(rowsOf(images, { together: 'same-item' })).toEqual(rows);
	});
});

describe('a group of one front and one back', () => {
	test.each<[string, Told, Told, string[]]>([
		['is one card', CHILD1, CHILD0, [`0 + 1: group ${COMPARED}`]],
		[
			'of which nothing can be compared is, too',
			{ side: 1, identity_name: '王样甲' },
			A0,
			['0 + 1: group'],
		],
		[
			'that contradict each other is none',
			CHILD1,
			A0,
			['0: sides-do-not-match | 1', '1: sides-do-not-match | 0'],
		],
	])('%s', (_, one, other, rows) => {
		expect(rowsOf([[one], [other]], { together: 'group' })).toEqual(rows);
	});

	test('of which an image was not read is proposed', () => {
		const rows = rowsOf([[A1], [A0], null], { together: 'group' });
		expect(rows).toEqual([`0 ? 1: beside-unread order only-pairing ${COMPARED}`]);
	});
});

describe('names of files:', () => {
	const words = ['样本正面.jpg', '样本反面.jpg'];

	test.each([
		['words for the sides', words, `+ side-words`],
		['in the names of folders', ['正面/样本.jpg', '反面/样本.jpg'], '+ side-words'],
		['after a phone number', ['13800138000正面.jpg', '13800138000反面.jpg'], '+ side-words'],
		[
			'after nothing that tells a person',
			['人像面.jpg', '国徽面.jpg'],
			'? names-alike only-pairing',
		],
		['after a number', ['front_7.jpg', 'BACK_7.jpg'], '? names-alike only-pairing'],
		['after a word and a number', ['样本1正面.jpg', '样本1反面.jpg'], '? names-alike only-pairing'],
		['in folders, after a number', ['正面/3.jpg', '反面/3.jpg'], '? names-alike only-pairing'],
		['after different numbers', ['1正面.jpg', '2反面.jpg'], '? only-pairing'],
		[
			'after the printed name and different numbers',
			['王样甲1正面.jpg', '王样甲2反面.jpg'],
			'? names-alike only-pairing',
		],
		['the same word twice', ['样本正面.jpg', '样本正面.png'], '? names-alike only-pairing'],
		['a word and a number', ['样本正面.jpg', '样本-2.jpg'], '? names-alike only-pairing'],
		['a word in each of two folders', ['甲/正面.jpg', '乙/反面.jpg'], '? only-pairing'],
		['the name that is printed', ['王样甲1.jpg', '王样甲2.jpg'], '+ printed-name'],
		['as a copy', ['王样甲.jpg', '王样甲 (1).jpg'], '+ printed-name'],
		['with words of offices', ['王样甲身份证正面.jpg', '王样甲身份证反面.jpg'], '+ printed-name'],
		['the number', [`${A1.identity_code}_1.jpg`, `${A1.identity_code}_2.jpg`], '+ printed-name'],
		['a folder of that name', ['公司/王样甲/1.jpg', '公司/王样甲/b.jpg'], '+ printed-name'],
		['one file of two', ['王样甲.jpg', 'b.jpg'], '? only-pairing'],
		['another name', ['王样田正面.jpg', '王样田反面.jpg'], '? names-alike only-pairing'],
		['a word and numbers', ['样本-1.jpg', '样本-2.jpg'], '? names-alike order only-pairing'],
		['a camera', ['IMG_1.jpg', 'IMG_2.jpg'], '? order only-pairing'],
		['with a clock', ['IMG_20260101.jpg', 'IMG_20260102.jpg'], '? order only-pairing'],
		['dates', ['扫描 2026-01-1.jpg', '扫描 2026-01-2.jpg'], '? order only-pairing'],
		['downloads', ['x.jpg', 'x(1).jpg'], '? order only-pairing'],
		['nothing', ['a.jpg', 'b.jpg'], '? only-pairing'],
		['a folder of two', ['甲/a.jpg', '甲/b.jpg'], '? same-folder only-pairing'],
	])('%s', (_, [one, other], row) => {
		const [joined, ...evidence] = row.split(' ');
		const expected = `${one} ${joined} ${other}: ${evidence.join(' ')} ${COMPARED}`;
		expect(rowsOf({ [one]: [A1], [other]: [A0] })).toEqual([expected]);
	});

	test.each([
		['different stems with words for the sides', ['甲正面.jpg', '乙反面.jpg']],
		['people in one folder', ['甲/张样正面.jpg', '甲/李样反面.jpg']],
		['a folder of one person with files of another', ['王样甲/李样乙1.jpg', '王样甲/李样乙2.jpg']],
	])('of %s are never joined', (_, [one, other]) => {
		const problems = rowsOf({ [one]: [A1], [other]: [A0] }).map((row) => row.replace(/ .*/, ''));
		expect(problems).toEqual([`${one}:`, `${other}:`]);
	});

	cases([
		[
			'never overrule a contradiction, and then each side names the other',
			{ [words[0]]: [A1], [words[1]]: [C0] },
			[
				`${words[0]}: sides-do-not-match | ${words[1]}`,
				`${words[1]}: sides-do-not-match | ${words[0]}`,
			],
		],
		[
			'say which file that was not read is the other side, which then is nobody else’s',
			{ [words[0]]: null, [words[1]]: [A0], b: [B1] },
			[`${words[1]}: other-side-not-read | unread ${words[0]}`, 'b: no-other-side'],
		],
		[
			'do so in a folder',
			{ '甲/a.jpg': [A1], '甲/b.jpg': null },
			['甲/a.jpg: other-side-not-read | unread 甲/b.jpg'],
		],
		[
			'tell a person with side words even among others',
			{ [words[0]]: [A1], [words[1]]: [A0], '样例正面.jpg': [B1], '样例反面.jpg': [B0] },
			[
				`${words[0]} + ${words[1]}: side-words ${COMPARED}`,
				`样例正面.jpg + 样例反面.jpg: side-words ${COMPARED}`,
			],
		],
		[
			'three with one stem tell nothing',
			{ [words[0]]: [A1], [words[1]]: [A0], '样本背面.jpg': [C1] },
			[`${words[0]} ? ${words[1]}: only-pairing ${COMPARED}`, '样本背面.jpg: no-other-side'],
		],
		[
			'nor does a folder of three',
			{ '甲/a.jpg': [A1], '甲/b.jpg': [A0], '甲/c.jpg': [C1] },
			[`甲/a.jpg ? 甲/b.jpg: only-pairing ${COMPARED}`, '甲/c.jpg: no-other-side'],
		],
		[
			'say nothing where they are those of several people’s files',
			{ '王样甲-1.jpg': [C1], '王样甲-2.jpg': [C0], '王样甲-3.jpg': [A1] },
			[
				`王样甲-1.jpg ? 王样甲-2.jpg: order only-pairing ${COMPARED}`,
				'王样甲-3.jpg: no-other-side',
			],
		],
		[
			'say nothing of two files with one side',
			{ '样本-1.jpg': [A1], '样本-2.jpg': [B1] },
			['样本-1.jpg: no-other-side', '样本-2.jpg: no-other-side'],
		],
	]);
});

describe('folders of one person each', () => {
	const folders = {
		'p/1/a.jpg': [A1],
		'p/1/b.jpg': [A0],
		'p/2/a.jpg': [C1],
		'p/2/b.jpg': [C0],
		'p/3/a.jpg': [CHILD1],
		'p/3/b.jpg': [CHILD0],
	};
	const whole = (name: string) => `${name}/a.jpg + ${name}/b.jpg: own-folder ${COMPARED}`;

	test('are known by most of those beside them', () => {
		expect(rowsOf(folders)).toEqual(['p/1', 'p/2', 'p/3'].map(whole));
		expect(rowsOf({ ...folders, 'p/4/a.jpg': [D1] })).toEqual([
			...['p/1', 'p/2', 'p/3'].map(whole),
			'p/4/a.jpg: no-other-side',
		]);
	});

	test('are not, where one holds two people', () => {
		const mixed = { ...folders, 'p/4/a.jpg': [B1], 'p/4/b.jpg': [back('2020-01-02', 5)] };
		expect(rowsOf(mixed).filter((row) => row.includes('own-folder'))).toEqual([]);
	});

	test('with something that was not read need a look', () => {
		expect(rowsOf({ ...folders, 'p/1/c.jpg': null })[0]).toBe(
			`p/1/a.jpg ? p/1/b.jpg: beside-unread only-pairing ${COMPARED}`,
		);
	});
});

describe('sides of which nothing tells whose they are', () => {
	cases([
		[
			'are proposed where neither fits any other',
			{ b: [C0], a: [A1], c: [A0], d: [C1] },
			[`d ? b: only-pairing ${COMPARED}`, `a ? c: only-pairing ${COMPARED}`],
		],
		[
			'are alone where several fit',
			{ a: [A1], b: [B1], c: [A0], d: [B0] },
			[
				'a: several-fit | c d',
				'b: several-fit | c d',
				'c: several-fit | a b',
				'd: several-fit | a b',
			],
		],
		[
			'do so without the backs of two people whose cards say the same',
			{ a: [A1], b: [B1], c: [A0], d: [{ ...A0 }] },
			[
				'a: several-fit | c d',
				'b: several-fit | c d',
				'c: several-fit | a b',
				'd: several-fit | a b',
			],
		],
		[
			'where one is missing, are candidates of those that they fit',
			{ a: [CHILD1], b: [CHILD0], c: [A1], d: [B1], e: [A0] },
			[
				`a ? b: only-pairing ${COMPARED}`,
				'c: not-confirmed | e',
				'd: not-confirmed | e',
				'e: several-fit | c d',
			],
		],
		['of one kind are alone', { a: [A1], b: [B1] }, ['a: no-other-side', 'b: no-other-side']],
		['of other places', { a: [A1], b: [C0] }, ['a: no-other-side', 'b: no-other-side']],
		['of other ages', { a: [A1], b: [CHILD0] }, ['a: no-other-side', 'b: no-other-side']],
		[
			'beside one photo that was not read, are proposed',
			{ a: [A1], c: [A0], x: null },
			[`a ? c: only-pairing ${COMPARED}`],
		],
		[
			'beside two, are not',
			{ a: [A1], c: [A0], x: null, y: null },
			['a: not-confirmed | c', 'c: not-confirmed | a'],
		],
		[
			'are not, where a name says that they belong to others',
			{ '样本正面.jpg': [A1], '样本反面.jpg': [C0], p: [A0], q: [B1] },
			[
				'样本正面.jpg: sides-do-not-match | p',
				'样本反面.jpg: sides-do-not-match | 样本正面.jpg',
				'p: several-fit | 样本正面.jpg q',
				'q: not-confirmed | p',
			],
		],
	]);

	test.each<[string, Told, Told]>([
		['an address', { ...CHILD1, address: null }, CHILD0],
		['a birth that the number confirms', { ...CHILD1, birth: '2016-01-01' }, CHILD0],
		['a sound number', { ...CHILD1, identity_code: '310107201504051230' }, CHILD0],
		['a number that is not in doubt', { ...CHILD1, doubtful: ['identity_code'] }, CHILD0],
		['an authority', CHILD1, { ...CHILD0, issued_by: null }],
		['a date', CHILD1, { ...CHILD0, valid_date_start: null }],
		['a date that is not in doubt', CHILD1, { ...CHILD0, doubtful: ['valid_date_end'] }],
		['a date when there were such cards', A1, back('2001-06-07', 20)],
	])('are not proposed without %s', (_, one, other) => {
		expect(rowsOf({ a: [one], b: [other] })).toEqual([
			'a: not-confirmed | b',
			'b: not-confirmed | a',
		]);
	});

	test('are not ruled out by a number or a date that is in doubt', () => {
		const [one, other] = [{ ...A1, doubtful: ['identity_code'] as const }, CHILD0];
		expect(rowsOf({ a: [one], b: [other] })).toContain('a: not-confirmed | b');
		const doubtful = { ...CHILD0, doubtful: ['valid_date_end'] as const };
		expect(rowsOf({ a: [A1], b: [doubtful] })).toContain('a: not-confirmed | b');
	});
});

describe('sides that follow each other', () => {
	const camera = (...shown: Shown[]) =>
		Object.fromEntries(shown.map((one, at) => [`IMG_${at + 9}.jpg`, one]));

	test.each<Case>([
		[
			'are proposed in one habit, whatever else they fit, by number and not by letter',
			camera([A1], [A0], [B1], [B0]),
			[
				`IMG_9.jpg ? IMG_10.jpg: order ${COMPARED} | IMG_12.jpg`,
				`IMG_11.jpg ? IMG_12.jpg: order ${COMPARED} | IMG_10.jpg`,
			],
		],
		[
			'in the other habit',
			camera([A0], [A1], [B0], [B1]),
			[
				`IMG_10.jpg ? IMG_9.jpg: order ${COMPARED} | IMG_11.jpg`,
				`IMG_12.jpg ? IMG_11.jpg: order ${COMPARED} | IMG_9.jpg`,
			],
		],
		[
			'not beside one that was not read, which may be the other side',
			camera([A1], null, [B0], [B1]),
			['IMG_9.jpg: not-confirmed | IMG_11.jpg', `IMG_12.jpg ? IMG_11.jpg: order ${COMPARED}`],
		],
		[
			'not two of a kind before two of the other',
			camera([A1], [B1], [B0], [A0]),
			[
				'IMG_9.jpg: several-fit | IMG_11.jpg IMG_12.jpg',
				'IMG_10.jpg: several-fit | IMG_11.jpg IMG_12.jpg',
				'IMG_11.jpg: several-fit | IMG_9.jpg IMG_10.jpg',
				'IMG_12.jpg: several-fit | IMG_9.jpg IMG_10.jpg',
			],
		],
	])('%s', (_, files, rows) => {
		expect(rowsOf(files).sort()).toEqual(rows.sort());
	});
});

describe('where both sides of everyone are said to be here', () => {
	const all = (files: Record<string, Shown>) => rowsOf(files, { complete: true });

	test('what follows each other or fits nothing else is joined', () => {
		expect(all({ a: [A1], b: [A0], c: [CHILD1], d: [CHILD0] })).toEqual([
			`a + b: all-are-here ${COMPARED}`,
			`c + d: all-are-here ${COMPARED}`,
		]);
		expect(
			all({ 'IMG_1.jpg': [A1], 'IMG_2.jpg': [A0], 'IMG_3.jpg': [B1], 'IMG_4.jpg': [B0] }),
		).toEqual([
			`IMG_1.jpg + IMG_2.jpg: all-are-here ${COMPARED}`,
			`IMG_3.jpg + IMG_4.jpg: all-are-here ${COMPARED}`,
		]);
	});

	test('but no two whose names begin alike by chance', () => {
		const files = { 'd05895.jpg': [A1], 'd41786.jpg': [B0], 'ac.jpg': [B1], 'ef.jpg': [A0] };
		expect(all(files).filter((row) => row.includes(' + '))).toEqual([]);
	});

	test('but nothing of what fits several', () => {
		const ofYoung = back('2022-02-04', 20);
		const files = { a: [A1], b: [front('陈样己', '1996-02-03')], c: [A0], d: [ofYoung] };
		expect(all(files)).toEqual([
			'a: several-fit | c d',
			'b: not-confirmed | d',
			'c: not-confirmed | a',
			'd: several-fit | a b',
		]);
	});

	test('a side that was photographed twice counts once', () => {
		expect(all({ a: [A1], b: [{ ...A1 }], c: [A0] })).toEqual([
			`a + c (b): same-number all-are-here ${COMPARED}`,
		]);
	});

	test.each<[string, Told[]]>([
		['number', [A1, front('王样甲', A1.birth!, { identity_code: '310101198502031277' })]],
		['name', [A1, { ...A1, identity_name: '钱样庚' }]],
		['date', [A0, back('2019-06-01', 20, { valid_date_end: '2039-06-07' })]],
		['authority', [A0, { ...A0, issued_by: null }]],
	])('but once its %s was read differently, nothing is joined', (_, twice) => {
		const others = twice[0].side === 1 ? [A0, back('2011-10-12', 20)] : [A1, B1];
		const files = Object.fromEntries([...twice, ...others].map((side, at) => ['abcd'[at], [side]]));
		expect(all(files).filter((row) => / [+?] /.test(row))).toEqual([]);
	});

	test('a photo that was not read leaves all to a person', () => {
		expect(all({ a: [A1], b: [A0], x: null })).toEqual([`a ? b: only-pairing ${COMPARED}`]);
	});
});

describe('what a whole card shows again', () => {
	const whole = { x: [A1, A0] };
	const own = `x: same-page ${COMPARED}`;

	cases([
		[
			'by its number is of it, and leaves its other side to nobody',
			{ ...whole, again: [{ ...A1 }], c: [B0] },
			[`x (again): same-page same-number ${COMPARED}`, 'c: no-other-side'],
		],
		[
			'without a number may be it, and is nobody else’s',
			{ ...whole, again: [unnumbered(A1)], c: [B0] },
			[own, 'again: read-twice | x', 'c: no-other-side'],
		],
		[
			'a back is nobody else’s, nor with another character',
			{ ...whole, y: [{ ...A0, issued_by: '上海市公安局黄浦区分局' }], q: [B1] },
			[own, 'y: read-twice | x', 'q: no-other-side'],
		],
		[
			'the fullest reading stands for both',
			{ x: [{ side: 1, identity_code: A1.identity_code }, A0], y: [A1] },
			['y + x (x): same-page same-number validity-fits-age'],
		],
		[
			'a renewed card is of the same person',
			{ ...whole, y: [{ ...A1 }, back('2029-06-07', 20)] },
			[`x (y): same-page same-number ${COMPARED}`],
		],
		[
			'a front that says something else is noted',
			{
				a: [A1],
				again: [{ ...A1, identity_name: '王样田' }],
				third: [{ ...A1, address: '北京市' }],
			},
			['a (again) (third): no-other-side same-number'],
		],
		[
			'before both sides are known, is proposed with them',
			{ a: [A1], c: [A0], again: [{ ...A1 }] },
			[`a ? c (again): same-number only-pairing ${COMPARED}`],
		],
	]);
});

describe('a person who looked at both sides', () => {
	const files = { 'IMG_1.jpg': [A1], 'IMG_2.jpg': [B0], 'IMG_3.jpg': [B1], 'IMG_4.jpg': [A0] };

	test('joins what nothing else joins', () => {
		expect(
			rowsOf(files, {
				decisions: [
					[A1, A0, true],
					[B1, B0, true],
				],
			}),
		).toEqual(['IMG_1.jpg + IMG_4.jpg: confirmed', 'IMG_3.jpg + IMG_2.jpg: confirmed']);
	});

	test('overrules a contradiction', () => {
		expect(rowsOf({ a: [A1], b: [C0] }, { decisions: [[A1, C0, true]] })).toEqual([
			'a + b: confirmed',
		]);
	});

	test('parts what is proposed, or joined by its names', () => {
		const two = { '样本正面.jpg': [A1], '样本反面.jpg': [B0] };
		const decisions = [[A1, B0, false]] as const;
		expect(rowsOf(two, { decisions }).filter((row) => / [+?] /.test(row))).toEqual([]);
		expect(rowsOf(files)).toContain(`IMG_1.jpg ? IMG_2.jpg: order ${COMPARED} | IMG_4.jpg`);
		expect(rowsOf(files, { decisions }).slice(0, 2)).toEqual([
			'IMG_1.jpg: not-confirmed | IMG_4.jpg',
			'IMG_2.jpg: not-confirmed | IMG_3.jpg',
		]);
	});
});

test('each side is in one row', () => {
	const files = { a: [A1, C1, { ...A1 }], b: [A0, C0], c: null, d: [CHILD1, CHILD0], e: [B1, B0] };
	expect(rowsOf(files)).toEqual([
		`a ? b (a): same-number only-pairing ${COMPARED}`,
		`a ? b: only-pairing ${COMPARED}`,
		`d: same-page ${COMPARED}`,
		`e: same-page ${COMPARED}`,
	]);
});
