import { expect, test } from '@jest/globals';

import { executedNumbers, type CoveredFile } from '../../../tools/score/executed-numbers.mts';
import { numbersIn } from '../../../tools/score/hand-set-numbers.mts';

/** A file of which all ran but the given parts. */
function covered(path: string, text: string, ...idle: string[]): CoveredFile {
	const ranges = idle.map((part) => {
		const startOffset = text.indexOf(part);
		return { startOffset, endOffset: startOffset + part.length, count: 0 };
	});
	const all = { startOffset: 0, endOffset: text.length, count: 1 };
	return {
		path,
		text,
		functions: [{ functionName: '', isBlockCoverage: true, ranges: [all, ...ranges] }],
	};
}

const TEXT = `
export const USED = 4;
const IDLE = 5;
export const ELSEWHERE = 6;
type Four = typeof IDLE;
function run(a) { return a > USED ? 7 : 8; }
function rest(a) { return IDLE * a + 9; }
`;

const executed = (...files: CoveredFile[]) =>
	executedNumbers(numbersIn('card/a.mts', TEXT), files).map(({ value }) => value);

test('a number was executed where it stands; a constant’s, where the constant was', () => {
	expect(executed(covered('card/a.mts', TEXT, '8', 'return IDLE * a + 9;'))).toEqual([4, 7]);
});

test('a constant may be used by a file that imports it, but not by one with its own of that name', () => {
	const own = covered('card/a.mts', TEXT, 'return a > USED ? 7 : 8;', 'return IDLE * a + 9;');
	const use = 'export const half = () => ELSEWHERE / 2;';
	const importing = `import { three, ELSEWHERE } from './a.mts';\n${use}`;
	expect(executed(own, covered('card/b.mts', importing))).toEqual([6]);
	expect(executed(own, covered('card/b.mts', importing, use))).toEqual([]);
	const other = importing.replace('a.mts', 'c.mts');
	expect(executed(own, covered('card/b.mts', other))).toEqual([]);
	expect(executed(own, covered('card/b.mts', `const ELSEWHERE = 1;\n${use}`))).toEqual([]);
});

test('nothing of a file that was not imported was executed', () => {
	expect(executed(covered('card/b.mts', 'export const USED = 4;'))).toEqual([]);
});
