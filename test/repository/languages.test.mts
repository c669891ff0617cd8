import { describe, expect, test } from '@jest/globals';
import { dirname, join } from 'node:path';

import { usage } from '../../server/src/config/usage.mts';
import { DOCUMENTS, read as readFile } from '../../tools/docs/generate.mts';

/** A document's text. The server's README leaves its options to --help, which only the Chinese one translates. */
const read = (file: string) =>
	readFile(file) + (file === 'server/README.md' ? usage('idcard-ocr-server') : '');

const isChinese = (file: string) => /zh-CN[./]/.test(file) && !file.startsWith('tools/');
const CHINESE = DOCUMENTS.filter(isChinese);
const ENGLISH = DOCUMENTS.filter(
	(file) => /^server\/([^/]+|docs\/[^/]+)\.md$|^examples\/README/.test(file) && !isChinese(file),
);

/** What the line below a document's title links to: the same text in other languages. */
function otherLanguages(document: string): string[] {
	const [, , line = ''] = read(document).split('\n');
	return [...line.matchAll(/\]\(([^)]+)\)/g)].map(([, file]) => join(dirname(document), file));
}

test('what belongs to the server and the examples is there in both languages, each linked below the title', () => {
	expect(ENGLISH.length).toBeGreaterThan(3);
	expect(CHINESE.filter((file) => otherLanguages(file).length === 0)).toEqual([]);
	for (const english of ENGLISH) {
		expect(otherLanguages(english).map((file) => [file, otherLanguages(file)])).toEqual([
			[expect.any(String), [english]],
		]);
	}
});

/** The level of each heading. */
function levelsOf(document: string): number[] {
	// A comment in a block looks like a heading.
	const text = read(document).replace(/^```[\s\S]*?^```$/gm, '');
	return [...text.matchAll(/^(#+) /gm)].map(([, signs]) => signs.length);
}

const CODES = /\b[45]0\d\d\b/g;
/** Flags of commands, and variables of the environment. */
const OPTIONS = /--[a-z][\w-]+|\b[A-Z][A-Z\d]*_[A-Z\d_]+\b/g;

/** Everything of a kind that a document names, once; addresses of links left out. */
const named = (kind: RegExp, document: string) =>
	[
		...new Set(
			read(document)
				.replaceAll(/\]\([^)]*\)/g, ']')
				.match(kind),
		),
	].sort();

/** Chinese documents that follow one English one from heading to heading. */
const PAIRS = ENGLISH.map((english) => [english, ...otherLanguages(english)]);

describe.each(PAIRS)('%s and %s', (english, chinese) => {
	test('have the same headings', () => {
		expect(levelsOf(chinese)).toEqual(levelsOf(english));
	});

	test.each([
		['codes', CODES],
		['options', OPTIONS],
	])('name the same %s', (_, kind) => {
		expect(named(kind, chinese)).toEqual(named(kind, english));
	});
});

/** What a document's tables list in their first cells, and Chinese lists before （ or ：: codes, and names as the editor shows them. */
function listed(document: string): string[] {
	const rows = /^\| ([^|]+) \|.*\n(?!\| -)|^- ([^（：，。]+)[（：]/gm;
	const cells = [...read(document).matchAll(rows)].map(([, cell, item]) => (cell ?? item).trim());
	const codes = cells.flatMap((cell) => cell.match(/`[^`]+`|\b[45]0\d\d\b/g) ?? []);
	return [...codes, ...cells.filter((cell) => /^[A-Z][\w ,()]*$/.test(cell))];
}

test('the Chinese page of the node lists the codes, options and choices of the English pages, and no other', () => {
	const page = 'server/docs/zh-CN/n8n.md';
	const pages = otherLanguages(page).filter((file) => file.startsWith('docs/'));
	const expected = new Set(pages.flatMap(listed));
	expect(expected.size).toBeGreaterThan(100);
	expect([...new Set(listed(page))].sort()).toEqual([...expected].sort());
});
