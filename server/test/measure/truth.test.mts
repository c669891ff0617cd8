import { describe, expect, test } from '@jest/globals';

import { parseCsv } from '../../src/roster/csv.mts';
import { isSame, readTruth } from '../../src/measure/truth.mts';

const truthOf = (text: string) => readTruth(Buffer.from(text));

test.each([
	[
		'a,b\nc,d',
		[
			['a', 'b'],
			['c', 'd'],
		],
	],
	[
		'a,b\r\n\r\nc,\r\n',
		[
			['a', 'b'],
			['c', ''],
		],
	],
	['"a ""b"", c\nd",e', [['a "b", c\nd', 'e']]],
])('CSV %j', (text, records) => {
	expect(parseCsv(text)).toEqual(records);
});

test.each(['a"b,c', '"a"b', '"a'])('%j is no CSV', (text) => {
	expect(() => parseCsv(`x,y\n${text}`)).toThrow('Record 2 has a stray quote.');
});

describe('the truth', () => {
	test('is by file, with a byte order mark or without, and without empty cells', () => {
		const text = 'race,note,file,address\r\n汉,x,.\\sub\\a.jpg,"某路1号,某室"\r\n,,b.jpg,\r\n';
		const truth = new Map([
			[
				'sub/a.jpg',
				[
					['race', '汉'],
					['address', '某路1号,某室'],
				],
			],
			['b.jpg', []],
		]);
		expect(truthOf(text)).toEqual(truth);
		expect(truthOf(`\uFEFF${text}`)).toEqual(truth);
	});

	test.each([
		['race\n汉', /^The first line of the CSV must have file and any of side,/],
		['file,note\na,b', /^The first line of the CSV must have/],
		['', /^The first line of the CSV must have/],
		['file,race, race\na.jpg,汉,满', /^The CSV has two columns race\.$/],
		['file,race\na.jpg,汉\n./a.jpg,满', /^The CSV has two lines for one file\.$/],
	])('%j is none', (text, message) => {
		expect(() => truthOf(text)).toThrow(message);
	});

	test('has spaces around its columns, and empty rows at its end', () => {
		const truth = new Map([['a.jpg', [['birth', '2020-01-05']]]]);
		expect(truthOf('file, birth \na.jpg, 2020-01-05\n,\n,\n')).toEqual(truth);
	});

	test('in another encoding is none', () => {
		expect(() => readTruth(Buffer.from([...Buffer.from('file,race\na,'), 0xba, 0xba]))).toThrow(
			'utf-8',
		);
	});
});

test.each([
	['汉族', '汉'],
	['2020/1/5', '2020-01-05'],
	['11010519491231002x', '11010519491231002X'],
	['某市 某路１号', '某市某路1号'],
])('%s says the same as %s', (one, other) => {
	expect(isSame(one, other)).toBe(true);
	expect(isSame(`${one}1`, other)).toBe(false);
});
