import { describe, expect, test } from '@jest/globals';
import { globSync } from 'node:fs';

import {
	blocksOf,
	KINDS,
	named,
	otherLanguages,
	readDocument,
	rowCount,
	sectionsOf,
} from './document-sections.mts';
import { ROOT } from './source-files.mts';

const find = (...patterns: string[]) =>
	globSync(patterns, { cwd: ROOT, exclude: (name) => name === 'node_modules' }).sort();

const CHINESE = find('{docs,examples,server}/**/{*zh-CN.md,zh-CN/*.md}');
const ENGLISH = find('server/*.md', 'server/docs/*.md', 'examples/README.md').filter(
	(file) => !CHINESE.includes(file),
);

/** Chinese documents that follow one English one from heading to heading. */
const PAIRS = CHINESE.map((chinese) => [chinese, ...otherLanguages(chinese)]).filter(
	(files) => files.length === 2,
);
/** Chinese documents that sum up several English ones. */
const DIGESTS = CHINESE.map((chinese) => ({ chinese, english: otherLanguages(chinese) })).filter(
	({ english }) => english.length > 1,
);

test('what belongs to the server and the examples is there in both languages, each linked below the title', () => {
	expect(ENGLISH.length).toBeGreaterThan(3);
	expect(CHINESE.filter((file) => otherLanguages(file).length === 0)).toEqual([]);
	expect(ENGLISH.map(otherLanguages)).toEqual(
		ENGLISH.map((english) => [PAIRS.find(([, file]) => file === english)?.[0]]),
	);
});

describe.each(PAIRS)('%s and %s', (chinese, english) => {
	const pairs = sectionsOf(english).map((section, index) => ({
		heading: section.heading,
		en: section.text,
		zh: sectionsOf(chinese)[index]?.text ?? '',
	}));

	test('have the same headings', () => {
		const levels = (document: string) =>
			sectionsOf(document).map(({ heading }) => heading.split(' ')[0]);
		expect(levels(chinese)).toEqual(levels(english));
	});

	test('show the same commands and JSON', () => {
		for (const { en, zh } of pairs) expect(blocksOf(zh)).toEqual(blocksOf(en));
	});

	test('have as many rows and items', () => {
		const counts = (language: 'en' | 'zh') =>
			pairs.map((pair) => [pair.heading, rowCount(pair[language])]);
		expect(counts('zh')).toEqual(counts('en'));
	});

	test.each(KINDS)('name each %s in the same section as often, and no other', (kind) => {
		const missing = pairs.map(({ heading, en, zh }) => ({
			heading,
			missing: without(named(kind, en), named(kind, zh)),
		}));
		expect(missing.filter((section) => section.missing.length > 0)).toEqual([]);
		const whole = readDocument(english);
		const more = named(kind, readDocument(chinese)).filter(
			(name) => !named(kind, whole).includes(name) && !whole.includes(name.replaceAll('`', '')),
		);
		expect(more).toEqual([]);
	});
});

/** The names left of a list when those of another one are taken away, each as often as it is there. */
function without(names: readonly string[], others: readonly string[]): string[] {
	const left = [...others];
	return names.filter((name) => {
		const index = left.indexOf(name);
		if (index !== -1) left.splice(index, 1);
		return index === -1;
	});
}

/** What a document's tables list in their first cells: codes, and names as the editor shows them. */
function listed(document: string): string[] {
	const rows = [...readDocument(document).matchAll(/^\| ([^|]+) \|.*\n(?!\| -)/gm)];
	const cells = rows.map(([, cell]) => cell.trim());
	const codes = cells.flatMap((cell) => cell.match(/`[^`]+`|\b[45]0\d\d\b/g) ?? []);
	return [...codes, ...cells.filter((cell) => /^[A-Z][\w ,()]*$/.test(cell))];
}

/** The messages that a document explains. */
function messages(document: string): string[] {
	const text = readDocument(document).replaceAll(/\s+/g, ' ');
	return [...text.matchAll(/\*\*"(.+?)"/g)].map(([, message]) => message);
}

describe.each(DIGESTS)('$chinese', ({ chinese, english }) => {
	test.each([
		['codes, options and choices', listed, 100],
		['messages', messages, 7],
	])('lists the %s of the English documents, and no other', (_, inDocument, least) => {
		const expected = new Set(english.flatMap(inDocument));
		expect(expected.size).toBeGreaterThan(least);
		expect([...new Set(inDocument(chinese))].sort()).toEqual([...expected].sort());
	});

	test('shows commands as the English documents do', () => {
		const shown = english.flatMap((document) => blocksOf(readDocument(document)));
		expect(blocksOf(readDocument(chinese)).filter((block) => !shown.includes(block))).toEqual([]);
	});
});
