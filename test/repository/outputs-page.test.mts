import { beforeAll, describe, expect, test } from '@jest/globals';
import type {
	IBinaryKeyData,
	IDataObject,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';
import { execFileSync } from 'node:child_process';

import type { IdCardFields } from '../../domain/id-card.ts';
import { read } from '../../tools/docs/generate.mts';
import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { success } from '../node/apizero-stub.mts';
import { imageSaying, wordOf } from '../node/images.mts';
import { run } from '../node/run-with-stub.mts';
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

const shownAfter = (heading: string, nth = 0, text = page): IDataObject => {
	const section = text.slice(text.indexOf(`## ${heading}\n`));
	return JSON.parse([...section.matchAll(/```json\n([^`]+)```/g)][nth][1]);
};

test(`the commands of ${PAGE} print what it shows`, () => {
	expect(printed.map(({ output }) => output)).toEqual(['Front', 'Back']);
	const [{ json }] = printed;
	const shown = shownAfter('Recognize ID Card');
	expect(Object.keys(json)).toEqual(Object.keys(shown));
	expect(json).toEqual({ ...shown, file_name: json.file_name });
});

describe(`from this reading, the node gives what ${PAGE} shows of`, () => {
	const names = { front: 'front.png', back: 'back.png' };
	const [front, back] = (['front', 'back'] as const).map(
		(field, i) =>
			fileItem(imageSaying(String(i)), { field, fileName: names[field] }).binary as IBinaryKeyData,
	);

	const give = async (
		parameters: INodeParameters,
		items: INodeExecutionData[] = [{ json: {}, binary: { ...front, ...back } }],
	) => {
		const { outputs } = await run({
			items,
			parameters: { columns: 'fieldsAndReview', ...parameters },
			options: { referenceDate: '2026-11-25' },
			answer: ({ body }) => success(printed[Number(wordOf(body.input_data))].json),
		});
		return outputs.flat().map(({ json }) => json);
	};

	test('a side', async () => {
		const json = await give({ binaryPropertyName: 'front' });
		expect(json).toEqual([shownAfter('Recognize ID Card')]);
	});

	test('a person', async () => {
		const json = await give({ oneItemPer: 'person' });
		expect(json).toEqual([shownAfter('Recognize ID Card', 1)]);
	});

	test('Check ID Card', async () => {
		const person = shownAfter('Recognize ID Card', 1);
		const json = await give(
			{
				operation: 'checkIdCard',
				card: person as never,
				compare: true,
				secondReading: { identity_name: '郑运', address: person.address as string },
			},
			[{ json: {} }],
		);
		expect(json).toEqual([shownAfter('Check ID Card')]);
	});

	test('a number alone', async () => {
		const shown = shownAfter('Where the fields come from', 0, read('docs/check-id-card.md'));
		const json = await give(
			{ operation: 'checkIdCard', specifyCard: 'number', idNumber: shown.identity_code as string },
			[{ json: {} }],
		);
		expect(json).toEqual([shown]);
	});

	test('Match Sides', async () => {
		const sides = printed.map(({ json }, i) => ({
			json: { ...json, file_name: Object.values(names)[i] },
		}));
		const json = await give({ operation: 'matchSides', bothSides: true }, sides);
		expect(json).toEqual([shownAfter('Match Sides')]);
	});
});

function runNpm(command: string): string {
	const [, , ...args] = command.split(' ');
	return execFileSync('npm', ['run', '--silent', ...args], { cwd: ROOT, encoding: 'utf8' });
}
