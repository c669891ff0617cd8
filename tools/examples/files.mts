import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inChinese, type ExampleWorkflow } from './in-chinese.mts';
import type { Words } from './words.mts';

const EXAMPLES = join(import.meta.dirname, '../../examples');

export const EXAMPLE_NAMES = readdirSync(EXAMPLES)
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.replace('.json', ''));

/** An example in Chinese, as it is to stand in its file. */
export interface ChineseExample {
	file: string;
	text: string;
	/** What its words file says for nothing. */
	unused: string[];
}

function readExample(name: string): ExampleWorkflow {
	return readJson(join(EXAMPLES, `${name}.json`));
}

export function chineseExample(name: string): ChineseExample {
	const words = readJson<Words>(join(import.meta.dirname, 'zh-CN', `${name}.json`));
	const { workflow, unused } = inChinese(readExample(name), words);
	return {
		file: join(EXAMPLES, 'zh-CN', `${name}.json`),
		text: `${JSON.stringify(workflow, null, '\t')}\n`,
		unused,
	};
}

function readJson<T>(file: string): T {
	return JSON.parse(readFileSync(file, 'utf8')) as T;
}
