import { readFile, stat } from 'node:fs/promises';

import { expect, test } from '@jest/globals';

import { NGrams } from '../../../server/src/language/n-grams.mts';
import { unpackTable } from '../../../server/src/language/table-file.mts';

const FILE = new URL('../../../server/language/addresses.bin', import.meta.url);
const bytes = await readFile(FILE);
const addresses = new NGrams(unpackTable(bytes));

const after = (text: string) =>
	Array.from(text).reduce((context, one) => addresses.after(context, one), addresses.start);
const chance = (text: string, next: string) =>
	Math.exp(addresses.logProbability(after(text), next));

test('the table of addresses takes at most 3 MB', async () => {
	expect((await stat(FILE)).size).toBeLessThan(3_000_000);
});

test('it makes likely what follows in addresses, and little else', () => {
	expect(chance('镇新民', '村')).toBeGreaterThan(0.01);
	expect(chance('新民村五', '组')).toBeGreaterThan(5 * chance('新民村五', '路'));
});

test('it takes one digit for another', () => {
	expect(chance('新华路', '9')).toBe(chance('新华路', '2'));
});

test('it backs off after what it has not seen', () => {
	expect(chance('霂霂', '村')).toBeGreaterThan(0);
	expect(chance('新民', '霂')).toBeLessThan(1e-4);
});

test('a table that is truncated is refused', () => {
	expect(() => unpackTable(bytes.subarray(0, -1))).toThrow(RangeError);
});
