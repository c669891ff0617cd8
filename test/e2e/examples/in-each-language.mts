import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Workflow } from '../../../tools/n8n/installed/workflows.mts';

const LANGUAGES = ['en', 'zh-CN'] as const;
type Language = (typeof LANGUAGES)[number];

/** Two words, the second in lower case: what nobody is to read in the Chinese examples. */
const ENGLISH = /[A-Za-z]{2,}[ ,]+[a-z]{2,}/;
const NOTHING = /(?!)/;

/** An example in one language, and what a test expects to read in it. */
export interface Example<Words> {
	/** Its path from the root. */
	file: string;
	language: Language;
	workflow: Workflow;
	words: Words;
	/** Matches a text with words of another language; the English examples speak two. */
	foreign: RegExp;
	/** Adds what tells the languages apart to an address, such as that of a form. */
	address(english: string): string;
	/** The name of the node that is called this in English. */
	node(english: string): string;
}

/** An example in each language, for `describe.each`. */
export function inEachLanguage<Words>(
	name: string,
	words: Record<Language, Words>,
): Array<Example<Words>> {
	const english = readWorkflow(`examples/${name}.json`);
	return LANGUAGES.map((language) => {
		const isEnglish = language === 'en';
		const file = isEnglish ? `examples/${name}.json` : `examples/${language}/${name}.json`;
		const workflow = isEnglish ? english : readWorkflow(file);
		return {
			file,
			language,
			workflow,
			words: words[language],
			foreign: isEnglish ? NOTHING : ENGLISH,
			address: (address) => (isEnglish ? address : `${address}-zh`),
			node(called) {
				const id = english.nodes.find((node) => node.name === called)?.id;
				const node = workflow.nodes.find((one) => one.id === id);
				if (node === undefined) throw new Error(`${file} has no node "${called}".`);
				return node.name;
			},
		};
	});
}

/** Reads a workflow by its path from the root. */
export function readWorkflow(file: string): Workflow {
	const text = readFileSync(path.resolve(import.meta.dirname, '../../..', file), 'utf8');
	return JSON.parse(text) as Workflow;
}
