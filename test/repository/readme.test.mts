import { beforeAll, describe, expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { IdCardFields } from '../../domain/id-card.ts';
import { read } from '../../tools/docs/generate.mts';
import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { success } from '../node/apizero-stub.mts';
import { imageSaying, wordOf } from '../node/images.mts';
import { run } from '../node/run-with-stub.mts';
import { ROOT } from './source-files.mts';

const readme = read('README.md');

/** What the documented commands print of a drawn card's two sides, read by the server. */
let printed: Array<{ file: string; json: IdCardFields }>;
const [, commands, output] = /```sh\n(npm run specimens[^`]+)```[^`]+```json\n([^`]+)```/.exec(
	read('docs/outputs-and-options.md'),
)!;

beforeAll(() => {
	const folder = mkdtempSync(join(tmpdir(), 'readme-'));
	try {
		const [draw, recognize] = commands
			.replaceAll(/\bcards\b/g, `${folder}/cards`)
			.trim()
			.split('\n');
		runNpm(draw);
		const lines = runNpm(recognize).trim().split('\n');
		printed = lines.map((line) => {
			const { json, ...others } = JSON.parse(line.replace(`${folder}/`, ''));
			expect(json).toMatchObject({ checks_passed: true });
			const fields = Object.entries(json).filter(([name]) => !name.startsWith('checks_'));
			return { ...others, json: Object.fromEntries(fields) };
		});
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}, 120_000);

test('docs/outputs-and-options.md shows what its commands print', () => {
	expect(printed.map((line) => JSON.stringify(line))).toEqual(output.trim().split('\n'));
});

describe('from this reading, the node gives what the README shows of', () => {
	const shownAfter = (heading: string) =>
		JSON.parse(/```json\n([^`]+)```/.exec(readme.slice(readme.indexOf(`### ${heading}\n`)))![1]);
	const binary = {
		...fileItem(imageSaying('0'), { field: 'front' }).binary,
		...fileItem(imageSaying('1'), { field: 'back' }).binary,
	};

	const give = async (
		parameters: INodeParameters,
		items: INodeExecutionData[] = [{ json: {}, binary }],
	) => {
		const { outputs } = await run({
			items,
			parameters,
			options: { referenceDate: '2026-11-25' },
			answer: ({ body }) => success(printed[Number(wordOf(body.input_data))].json),
		});
		return outputs.flat().map(({ json }) => json);
	};

	test('Recognize ID Card', async () => {
		const json = await give({ binaryPropertyName: 'front' });
		expect(json).toEqual([shownAfter('Recognize ID Card')]);
	});

	test('Recognize Both Sides', async () => {
		const json = await give({ operation: 'recognizeBothSides' });
		expect(json).toEqual([shownAfter('Recognize Both Sides')]);
	});

	test('Check ID Number', async () => {
		const shown = shownAfter('Check ID Number');
		const json = await give({ operation: 'checkIdNumber', idNumber: shown.idNumber });
		expect(json).toEqual([shown]);
	});

	test('Check ID Card', async () => {
		const [json] = await give({
			operation: 'checkIdCard',
			card: shownAfter('Recognize Both Sides'),
			compare: true,
			secondReading: { identity_name: '郑运', address: '广东省肇庆市广宁县北峰街160号柳坪苑' },
		});
		expect(json).toEqual(shownAfter('Check ID Card'));
	});

	test('Match Sides', async () => {
		const json = await give(
			{ operation: 'matchSides', missingSides: 'none' },
			printed.map(({ json }) => ({ json: { ...json } })),
		);
		expect(json).toEqual([shownAfter('Match Sides')]);
	});
});

function runNpm(command: string): string {
	const [, , ...args] = command.split(' ');
	return execFileSync('npm', ['run', '--silent', ...args], { cwd: ROOT, encoding: 'utf8' });
}
