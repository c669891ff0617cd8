import { expect, test } from '@jest/globals';

import { truncatedNumber, fullNumberQuad } from '../../src/card/truncated-number.mts';
import { line, portraitLines, turned } from './card-lines.mts';

test.each([
	['0101199001011242', true],
	['31010119900101124', true],
	['1010119900101124X', true],
	['310101199001011242', false],
	['13812345678', false],
	['公民身份号码0101199001011242', false],
	['2017.08.12-2037.08.12', false],
])('%s is a truncated number: %s', (text, expected) => {
	const one = line(text, 200, 320);
	expect(truncatedNumber([...portraitLines(), one])).toBe(expected ? one : undefined);
});

test('the full number may extend beyond both ends, along the line', () => {
	const one = turned([line('0101199001011242', 240, 320)], 0.5)[0];
	const quad = turned([{ ...one, quad: fullNumberQuad(one) }], -0.5)[0].quad;
	expect(quad.map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
		[180, 305],
		[620, 305],
		[620, 335],
		[180, 335],
	]);
});
