import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { API_ERRORS } from '../../domain/api-error.ts';
import { checkCard } from '../../nodes/IdCardOcr/card/card-checks.ts';
import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { checksJson } from '../../nodes/IdCardOcr/result/checks-json.ts';
import { configuredOutputs } from '../../nodes/IdCardOcr/description.ts';
import { parameters } from '../../nodes/IdCardOcr/description.ts';
import { drawSpecimen } from '../../tools/specimens/draw.mts';
import { ROOT } from './source-files.mts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const readme = read('README.md');
const troubleshooting = read('docs/troubleshooting.md');
const outputsAndOptions = read('docs/outputs-and-options.md');

/** A document's part from one text up to another. */
const part = (document: string, from: string, to: string) =>
	document.slice(document.indexOf(from), document.indexOf(to));

describe('docs/troubleshooting.md', () => {
	test('explains every code of the API', () => {
		const table = part(troubleshooting, '## By code', '## By message');
		const explained = [...table.matchAll(/^\| ([\d, ]+) +\|/gm)].flatMap(([, codes]) =>
			codes.split(', '),
		);
		expect(explained.map((code) => code.trim())).toEqual(Object.keys(API_ERRORS));
	});

	test('quotes messages as the node has them', () => {
		const code = globSync('{nodes,credentials}/**/*.ts', { cwd: ROOT }).map(read).join('\n');
		const quoted = [...troubleshooting.replace(/\s+/g, ' ').matchAll(/\*\*"(.+?)"\*\*/g)];
		expect(quoted.length).toBeGreaterThan(5);
		expect(quoted.map(([, message]) => message).filter((one) => !code.includes(one))).toEqual([]);
	});
});

describe('docs/outputs-and-options.md', () => {
	test('lists every option with its default', () => {
		const table = part(outputsAndOptions, '## Options', '## Try it from the command line');
		const listed = [...table.matchAll(/^\| ([A-Z][^|]+?) +\| ([^|]+?) +\|/gm)].map(
			([, name, value]) => [name, value],
		);
		const node: INode = {
			id: '',
			name: '',
			type: '',
			typeVersion: 2,
			position: [0, 0],
			parameters: {},
		};
		const inNewest = (parameter: INodeProperties) =>
			NodeHelpers.displayParameter({ operation: 'recognize' }, parameter, node, null);
		const { options } = parameters.find(({ name }) => name === 'options')!;
		const shown = (value: unknown) => ({ true: 'on', false: 'off' })[String(value)];
		const empty: Record<string, string> = {
			additionalColumns: '–',
			columnsToKeep: '–',
			cutOuts: '–',
			redactedCopyCovers: 'what masking hides',
			redactedCopyPurpose: '–',
			// What an added option begins with; without it there is no minimum.
			minimumConfidence: '–',
			outputField: '–',
			referenceDate: 'today',
			requestsPerSecond: 'Automatic',
		};
		expect(listed).toEqual(
			(options as INodeProperties[])
				.filter(inNewest)
				.map(({ name, displayName, default: value, options: choices = [] }) => [
					displayName,
					(choices as INodePropertyOptions[]).find((one) => one.value === value)?.name ??
						empty[name] ??
						shown(value) ??
						String(value),
				]),
		);
	});

	test('lists every column of the checks', () => {
		const checks = { ...checkCard({}, '2026-11-25', [1, 0]), differences: [] };
		const columns = Object.keys(checksJson(checks, [], 'columns'));
		const table = part(read('docs/checks-and-masking.md'), '| Column ', '| Key ');
		expect([...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)).toEqual(columns);
	});

	test('lists every output of every operation', () => {
		const table = part(outputsAndOptions, '## Outputs', '## Fields');
		const listed = [...table.matchAll(/^\| ([A-Z][^|]+?|) +\| ([A-Z][\w ]+?) +\|/gm)]
			.map(([, , output]) => output)
			.filter((output) => output !== 'Output');
		const operations = [
			...['recognize', 'recognizeBothSides'],
			...['checkIdCard', 'checkIdNumber', 'matchSides'],
		];
		expect(listed).toEqual(
			operations.flatMap((operation) =>
				configuredOutputs({ operation }).map(({ displayName }) => displayName),
			),
		);
	});

	test('shows commands that print what it says', () => {
		const block = /```sh\n(npm run specimens[^`]+)```[^`]+```json\n([^`]+)```/;
		const [, commands, output] = block.exec(outputsAndOptions)!;
		const folder = mkdtempSync(join(tmpdir(), 'readme-'));
		try {
			const [draw, recognize] = commands.trim().split('\n');
			runNpm(draw.replace('--out cards', `--out ${folder}/cards`));
			const printed = runNpm(recognize.replaceAll(' cards/', ` ${folder}/cards/`));
			const lines = printed
				.trim()
				.split('\n')
				.map((line) => JSON.parse(line));
			for (const line of lines) {
				expect(line.json.checks_passed).toBe(true);
				const fields = Object.entries(line.json).filter(([name]) => !name.startsWith('checks_'));
				line.json = Object.fromEntries(fields);
				line.file = line.file.replace(`${folder}/`, '');
			}
			expect(lines.map((line) => JSON.stringify(line))).toEqual(output.trim().split('\n'));
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	}, 120_000);
});

describe('the node gives what the documents show of', () => {
	const shownAfter = (heading: string) =>
		JSON.parse(/```json\n([^`]+)```/.exec(readme.slice(readme.indexOf(`### ${heading}\n`)))![1]);
	const options = { referenceDate: '2026-11-25' };

	let server: EmbeddedServer;
	let binary: ReturnType<typeof fileItem>['binary'];
	beforeAll(async () => {
		server = await startEmbeddedServer();
		const [front, back] = await Promise.all(
			([1, 0] as const).map((side) => drawSpecimen({ seed: 7, index: 0, side })),
		);
		binary = {
			...fileItem(front.picture, { field: 'front' }).binary,
			...fileItem(back.picture, { field: 'back' }).binary,
		};
	}, 120_000);
	afterAll(async () => await server.stop());

	const run = async (more: INodeParameters) => {
		const { outputs } = await runNode({
			items: [{ json: {}, binary }],
			parameters: { options, ...more },
			credential: server,
		});
		return outputs.flat().map(({ json }) => json);
	};

	test('Recognize ID Card', async () => {
		const json = await run({ binaryPropertyName: 'front' });
		expect(json).toEqual([shownAfter('Recognize ID Card')]);
	}, 120_000);

	test('Recognize Both Sides', async () => {
		const json = await run({ operation: 'recognizeBothSides' });
		expect(json).toEqual([shownAfter('Recognize Both Sides')]);
	}, 120_000);

	test('Check ID Number', async () => {
		const shown = shownAfter('Check ID Number');
		const json = await run({ operation: 'checkIdNumber', idNumber: shown.idNumber });
		expect(json).toEqual([shown]);
	});

	test('Check ID Card', async () => {
		const [json] = await run({
			operation: 'checkIdCard',
			card: shownAfter('Recognize Both Sides'),
			compare: true,
			secondReading: { identity_name: '郑运', address: '广东省肇庆市广宁县北峰街160号柳坪苑' },
		});
		expect(json).toEqual(shownAfter('Check ID Card'));
	});

	test('Match Sides', async () => {
		const sides = await Promise.all(
			['front', 'back'].map((side) => run({ binaryPropertyName: side })),
		);
		const { outputs } = await runNode({
			items: sides.flat().map((json) => ({ json })),
			parameters: { operation: 'matchSides', missingSides: 'none', options },
		});
		expect(outputs[0].map(({ json }) => json)).toEqual([shownAfter('Match Sides')]);
	}, 120_000);

	test.each([
		[1, 'api'],
		[2, 'english'],
		[3, 'chinese'],
	])('the fields, in column %i', async (column, fieldNaming) => {
		const [json] = await run({
			binaryPropertyName: 'front',
			options: { fieldNaming, checks: 'off' },
		});
		const table = part(outputsAndOptions, '## Fields', '## Images that were not read');
		const rows = [...table.matchAll(/^\| `.+$/gm)].map(([row]) => row.split('|'));
		expect(rows.map((cells) => cells[column].trim().replaceAll('`', ''))).toEqual(
			Object.keys(json),
		);
	});
});

function runNpm(command: string): string {
	const [, , ...args] = command.split(' ');
	return execFileSync('npm', ['run', '--silent', ...args], { cwd: ROOT, encoding: 'utf8' });
}
