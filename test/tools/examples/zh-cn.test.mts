import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { chineseExample, EXAMPLE_NAMES } from '../../../tools/examples/files.mts';
import { shownTexts, type ExampleWorkflow } from '../../../tools/examples/in-chinese.mts';

/** Two words, the second in lower case; names in n8n are capitalized. */
const ENGLISH = /[A-Za-z]{2,}[ ,]+[a-z]{2,}/;
/** Single words that are codes although they look like English. */
const CODES = [
	'string',
	'html',
	'text',
	'textarea',
	'address',
	'image',
	'file',
	'front',
	'back',
	'NFKC',
];
/** What the tool is called is told to the model, and n8n keeps only its ASCII letters. */
const ENGLISH_NODES = ['Read an ID card'];

/** How many expressions a parameter holds. */
function expressionsIn(value: unknown): number {
	if (typeof value === 'string') return value.startsWith('=') ? 1 : 0;
	if (typeof value !== 'object' || value === null) return 0;
	return Object.values(value).reduce<number>((sum, one) => sum + expressionsIn(one), 0);
}

test('there is one of every example, and no other', () => {
	expect(EXAMPLE_NAMES).toHaveLength(9);
	const folder = dirname(chineseExample('agent').file);
	const words = join(import.meta.dirname, '../../../tools/examples/zh-CN');
	const files = EXAMPLE_NAMES.map((name) => `${name}.json`);
	expect(readdirSync(folder).filter((file) => file.endsWith('.json'))).toEqual(files);
	expect(readdirSync(words)).toEqual(files);
});

describe.each(EXAMPLE_NAMES)('examples/zh-CN/%s.json', (name) => {
	const { file, text, unused } = chineseExample(name);
	const chinese = JSON.parse(text) as ExampleWorkflow;
	const names = chinese.nodes.map((node) => node.name);
	/** The editor shows no name of a note. */
	const shownNames = chinese.nodes
		.filter(({ parameters }) => parameters['content'] === undefined)
		.map((node) => node.name);

	test('is what "npm run examples:zh-CN" writes', () => {
		expect(readFileSync(file, 'utf8')).toBe(text);
	});

	test('needs every word of its words file', () => {
		expect(unused).toEqual([]);
	});

	test('shows no English but names of n8n, of the node and of files', () => {
		const shown = [
			chinese.name,
			...shownNames,
			...chinese.nodes.flatMap(({ parameters }) => shownTexts(parameters)),
		];
		expect(shown.length).toBeGreaterThan(10);
		const prose = shown
			.filter((one) => !one.startsWith('\n.container') && !ENGLISH_NODES.includes(one))
			.map((one) => one.replaceAll(/```[^`]+```|`[^`]+`|<[^>]+>|\*+[ -~]+?\*+/g, ''))
			.filter((one) => ENGLISH.test(one));
		expect(prose).toEqual([]);
		const words = shown.filter((one) => /^[A-Za-z]+$/.test(one));
		expect(words.filter((word) => !CODES.includes(word))).toEqual([]);
	});

	test('has as many nodes and expressions as its page says', () => {
		const page = readFileSync(join(dirname(file), 'README.md'), 'utf8');
		const [, heading = ''] = new RegExp(`^## (.+)\\n\\n\\[${name}\\.json`, 'm').exec(page) ?? [];
		const counts =
			new RegExp(`^\\| \\[${heading}\\]\\S+ *\\| (\\d+) +\\| (\\d+)`, 'm').exec(page) ?? [];
		const nodes = chinese.nodes.filter(({ parameters }) => parameters['content'] === undefined);
		const expressions = nodes.map(({ parameters }) => expressionsIn(parameters));
		const sum = expressions.reduce((all, one) => all + one, 0);
		expect(counts.slice(1).map(Number)).toEqual([nodes.length, sum]);
	});

	test('has its own names of nodes wherever they are referred to', () => {
		expect(new Set(names).size).toBe(names.length);
		const wired = Object.entries(chinese.connections).flatMap(([from, outputs]) => [
			from,
			...Object.values(outputs)
				.flat(2)
				.map(({ node }) => node),
		]);
		const inExpressions = [...text.matchAll(/\$\('([^']+)'\)/g)].map(([, one]) => one);
		expect([...wired, ...inExpressions].filter((one) => !names.includes(one))).toEqual([]);
	});
});
