import { describe, expect, test } from '@jest/globals';

import { allParts, DOCUMENTS, generatedFiles, read } from '../../tools/docs/generate.mts';
import { figureParts } from '../../tools/docs/figure-parts.mts';
import { partsOf, UNWRITTEN, withParts } from '../../tools/docs/part.mts';

describe('what documents tell of options, outputs, codes and figures', () => {
	test('is current: if this fails, run "npm run docs"', async () => {
		const files = await generatedFiles();
		expect(files.length).toBeGreaterThan(8);
		for (const { file, current, text } of files) {
			expect({ file, text: current }).toEqual({ file, text });
		}
	});

	test('has its place in some document', () => {
		const placed = new Set(DOCUMENTS.flatMap((file) => partsOf(read(file))));
		expect([...placed].sort()).toEqual(Object.keys(allParts()).sort());
	});

	test('begins no line within a sentence, where Markdown would end the paragraph', () => {
		const begins = /^<!-- generated: [\w-]+ -->\S/m;
		expect(DOCUMENTS.filter((file) => begins.test(read(file)))).toEqual([]);
	});

	test('leaves no cell to be written', () => {
		const cell = new RegExp(`\\| ${UNWRITTEN} `);
		expect(DOCUMENTS.filter((file) => cell.test(read(file)))).toEqual([]);
	});
});

test('documents cannot promise that no wrong number was accepted once one was', () => {
	const results = read('tools/lab/bench/RESULTS.md');
	const wrong = results.replace(/(\| silent wrong numbers[^|]+\| 0) \| 0 /, '$1 | 1 ');
	expect(wrong).not.toBe(results);
	expect(() => figureParts(wrong)).toThrow('measured: 1');
});

test('the stages of CI take at most 35 minutes', () => {
	const stages = [...read('.ci/run').matchAll(/^\t?stage (\d+) npm /gm)];
	expect(stages.length).toBeGreaterThan(4);
	expect(stages.reduce((sum, [, minutes]) => sum + Number(minutes), 0)).toBeLessThanOrEqual(35);
});

describe('a marked table', () => {
	const written = '<!-- generated: a -->\n\n| A | B |\n| - | - |\n| 1 | one |\n\n<!-- end -->';

	test('keeps the words that only the document has, and shows where some are missing', () => {
		const rows = [
			['2', undefined],
			['1', undefined],
		];
		expect(withParts(written, { a: rows })).toContain('| 2 | TODO |\n| 1 | one |');
	});

	test('must be known', () => {
		expect(() => withParts(written, {})).toThrow('Nothing is generated under the name a');
	});
});
