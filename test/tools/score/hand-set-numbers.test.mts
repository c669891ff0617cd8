import { expect, test } from '@jest/globals';

import { handSetNumbers, numbersIn, numbersTable } from '../../../tools/score/hand-set-numbers.mts';

const found = (text: string) =>
	numbersIn('card/a.mts', text).map(({ name, value }) => [name, value]);

test('every number of a top-level constant counts, but no key, type or regular expression', () => {
	expect(found('export const LIMITS = { low: 0, high: [1, -2.5], 7: true } as const;')).toEqual([
		['LIMITS', 0],
		['LIMITS', 1],
		['LIMITS', -2.5],
	]);
	expect(found('const LINE = /^.{0,3}$/; let side: 0 | 5; interface Step { length: 3 }')).toEqual(
		[],
	);
});

test('in a function, 0, 1, −1 and 2 are arithmetic, and keys are none either', () => {
	expect(found('function f(a: number[]) { return a[0] + 2 * a[1] + -1 + a[3] / 4 - -2; }')).toEqual(
		[
			['f', 3],
			['f', 4],
			['f', -2],
		],
	);
	expect(found('const half = (a: number) => ({ of: a / 2, and: 0.5 });')).toEqual([['half', 0.5]]);
	expect(found('const f = ({ 3: value }: number[]) => { const { 4: other } = value; };')).toEqual(
		[],
	);
	expect(found('class Reader { #next = 0; read() { return 8; } }')).toEqual([['', 8]]);
});

test('a default parameter counts, whatever it is', () => {
	expect(found('const f = (margin = 0, { turns = 1 } = {}) => margin + 1;')).toEqual([
		['margin', 0],
		['f', 1],
	]);
});

test('a number has its digits’ place in the text', () => {
	const text = 'const A = 1;\nexport const SHIFT = -1.50;\n';
	const [one, { line, start, end, value }] = numbersIn('a.mts', text);
	expect([line, text.slice(start, end), value]).toEqual([2, '1.50', -1.5]);
	expect(text.slice(one.start, one.end)).toBe('1');
});

test('the table has rooms, files, and a total without the layout', async () => {
	const numbers = (path: string, text: string) => numbersIn(path, text);
	const table = numbersTable([
		...numbers('card/layout/template.mts', 'const AT = [3, 4, 5];'),
		...numbers('card/doubts/gap.mts', 'const A = 3;'),
		...numbers('ocr/draft.mts', 'const B = [4, 5];'),
	]);
	expect(table.split('\n').map((row) => row.trim().split(/ +/).join(' '))).toEqual([
		...['3 card/layout', '3 card/layout/template.mts', '1 card', '1 card/doubts/gap.mts'],
		...['2 ocr', '2 ocr/draft.mts', '6 all', '3 without card/layout'],
	]);
});

test('of the product, fitted files are left out', async () => {
	const paths = new Set((await handSetNumbers()).map(({ path }) => path));
	expect(paths).toContain('card/layout/template.mts');
	expect([...paths].filter((path) => /-data/.test(path))).toEqual([]);
});
