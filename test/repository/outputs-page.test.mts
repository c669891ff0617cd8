import { beforeAll, expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { execFileSync } from 'node:child_process';

import type { IdCardFields } from '../../domain/id-card.ts';
import { read } from '../../tools/docs/generate.mts';
import { runNode } from '../../tools/n8n/in-process/run-node.mts';
import { ROOT } from './source-files.mts';

const PAGE = 'docs/outputs-and-options.md';
const page = read(PAGE);

/** What the documented commands print of a drawn card's two sides, read by the server. */
let printed: Array<{ output: string; json: IdCardFields & IDataObject }>;

beforeAll(() => {
	const [, command] = /```sh\n(npm run recognize[^`]+)\n```/.exec(page)!;
	printed = runNpm(command)
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));
}, 120_000);

/** The first JSON below a heading. */
const shownAfter = (heading: string, text = page): IDataObject => {
	const section = text.slice(text.indexOf(`## ${heading}\n`));
	return JSON.parse(/```json\n([^`]+)```/.exec(section)![1]);
};

test(`the commands of ${PAGE} print what it shows`, () => {
	expect(printed.map(({ output }) => output)).toEqual(['Front', 'Back']);
	const [{ json }] = printed;
	const shown = shownAfter('Recognize ID Card');
	expect(Object.keys(json)).toEqual(Object.keys(shown));
	expect(json).toEqual({ ...shown, file_name: json.file_name });
});

test('the node gives what the page shows of a number alone', async () => {
	const shown = shownAfter('Where the fields come from', read('docs/check-id-card.md'));
	const { outputs } = await runNode({
		items: [{ json: {} }],
		parameters: {
			operation: 'checkIdCard',
			specifyCard: 'number',
			columns: 'fieldsAndReview',
			idNumber: shown.identity_code as string,
		},
	});
	expect(outputs.flat().map(({ json }) => json)).toEqual([shown]);
});

function runNpm(command: string): string {
	const [, , ...args] = command.split(' ');
	return execFileSync('npm', ['run', '--silent', ...args], { cwd: ROOT, encoding: 'utf8' });
}
