import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { chineseExample, EXAMPLE_NAMES } from '../../../tools/examples/files.mts';
import { shownTexts, type ExampleWorkflow } from '../../../tools/examples/in-chinese.mts';

/** Two words, the second in lower case; names in n8n are capitalized. */
const ENGLISH = /[A-Za-z]{2,}[ ,]+[a-z]{2,}/;
/** Single words that are codes although they look like English. */
const CODES = ['string', 'later', 'none', 'few', 'other', 'passed', 'compare', 'unavailable'];
/** What the tool is called is told to the model, and n8n keeps only its ASCII letters. */
const ENGLISH_NODES = ['Read an ID card'];

test('there is one of every example, and no other', () => {
	expect(EXAMPLE_NAMES.length).toBeGreaterThanOrEqual(12);
	const folder = dirname(chineseExample('webhook').file);
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
		const words = shown.filter((one) => /^[A-Za-z]+$/.test(one) && one !== 'Webhook');
		expect(words.filter((word) => !CODES.includes(word))).toEqual([]);
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
