import { readFile, stat } from 'node:fs/promises';

import { describe, expect, test } from '@jest/globals';

import { END, NGrams } from '../../../../server/src/language/n-grams.mts';
import { unpackTable } from '../../../../server/src/language/table-file.mts';
import { makeTable } from '../../address-language/make-table.mts';
import { packTable } from '../../address-language/pack-table.mts';

const texts = ['新民村三组1号', '新民村五组12号', '新华路2号', '玉林路3号'].map((text) => {
	return { text, isWhole: true, weight: 1 };
});
const table = makeTable(texts, { pairs: 0, triples: 0 });
const grams = new NGrams(table);

const after = (text: string) =>
	Array.from(text).reduce((context, one) => grams.after(context, one), grams.start);
const chance = (text: string, next: string) => Math.exp(grams.logProbability(after(text), next));

describe('trigrams', () => {
	test('make likely what followed, and little else', () => {
		expect(chance('新民村', '五')).toBeGreaterThan(0.2);
		expect(chance('新民村五', '组')).toBeGreaterThan(5 * chance('新民村五', '路'));
		expect(chance('村', '玉')).toBeLessThan(chance('村', '五'));
	});

	test('take one digit for another', () => {
		expect(chance('新华路', '9')).toBe(chance('新华路', '2'));
	});

	test('back off after what they have not seen', () => {
		expect(chance('林民', '村')).toBeGreaterThan(chance('林民', '玉'));
		expect(chance('未', '村')).toBeGreaterThan(0);
		expect(chance('新', '未')).toBeLessThan(1e-6);
	});

	test('add up to about one', () => {
		const all = [...new Set(texts.flatMap(({ text }) => Array.from(text.replace(/\d/g, ''))))];
		const others = [...all, ...'0123456789', END];
		const sum = others.reduce((total, next) => total + chance('新民村', next), 0);
		expect(sum).toBeGreaterThan(0.9);
		expect(sum).toBeLessThan(1.1);
	});
});

describe('a table', () => {
	test('is the same after it was packed', () => {
		expect(unpackTable(packTable(table))).toEqual(table);
	});

	test('that is truncated is refused', () => {
		expect(() => unpackTable(packTable(table).subarray(0, -1))).toThrow(RangeError);
	});

	test('of less worth is smaller', () => {
		const pruned = makeTable(texts, { pairs: 1, triples: 1 });
		expect(pruned.triples.length).toBeLessThan(table.triples.length);
	});
});

test('the table of addresses takes at most 3 MB and knows a village', async () => {
	const file = new URL('../../../../server/language/addresses.bin', import.meta.url);
	expect((await stat(file)).size).toBeLessThan(3_000_000);
	const addresses = new NGrams(unpackTable(await readFile(file)));
	const context = Array.from('镇新民').reduce(
		(at, one) => addresses.after(at, one),
		addresses.start,
	);
	expect(Math.exp(addresses.logProbability(context, '村'))).toBeGreaterThan(0.01);
});
