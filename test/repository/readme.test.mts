import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { API_ERRORS } from '../../domain/api-error.ts';
import { startEmbeddedServer } from '../../tools/server-process/start.mts';
import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { parameters } from '../../nodes/IdCardOcr/parameters/index.ts';
import { drawSpecimen } from '../../tools/specimens/draw.mts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

test('it explains every code of the API', () => {
	const table = readme.slice(readme.indexOf('## Troubleshooting'), readme.indexOf('## Queue mode'));
	const explained = [...table.matchAll(/^\| ([\d, ]+) +\|/gm)].flatMap(([, codes]) =>
		codes.split(', '),
	);
	expect(explained.map((code) => code.trim())).toEqual(Object.keys(API_ERRORS));
});

test('it lists every option with its default', () => {
	const table = readme.slice(readme.indexOf('## Options'), readme.indexOf("'Simplify' off gives"));
	const listed = [...table.matchAll(/^\| ([A-Z][^|]+?) +\| ([^|]+?) +\|/gm)].map(
		([, name, value]) => [name, value],
	);
	const { options } = parameters.find(({ name }) => name === 'options')!;
	const shown = (value: unknown) =>
		({ true: 'on', false: 'off', api: 'API' })[String(value)] ?? String(value);
	const empty: Record<string, string> = { outputField: '–', referenceDate: 'today' };
	expect(listed).toEqual(
		(options as typeof parameters).map(({ name, displayName, default: value }) => [
			displayName,
			empty[name] ?? shown(value),
		]),
	);
});

describe('the commands it shows', () => {
	test('print what it says', () => {
		const block = /```sh\n(npm run specimens[^`]+)```[^`]+```json\n([^`]+)```/.exec(readme);
		const [, commands, output] = block!;
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
				expect(line.json.checks.passed).toBe(true);
				delete line.json.checks;
				line.file = line.file.replace(`${folder}/`, '');
			}
			expect(lines.map((line) => JSON.stringify(line))).toEqual(output.trim().split('\n'));
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	}, 120_000);
});

describe('the outputs it shows of', () => {
	const shownAfter = (heading: string) =>
		JSON.parse(/```json\n([^`]+)```/.exec(readme.slice(readme.indexOf(`### ${heading}\n`)))![1]);
	const options = { referenceDate: '2026-11-25' };

	test('Recognize Both Sides', async () => {
		const server = await startEmbeddedServer();
		try {
			const [front, back] = await Promise.all(
				([1, 0] as const).map((side) => drawSpecimen({ seed: 7, index: 0, side })),
			);
			const binary = {
				...fileItem(front.picture, { field: 'front' }).binary,
				...fileItem(back.picture, { field: 'back' }).binary,
			};
			const { outputs } = await runNode({
				items: [{ json: {}, binary }],
				parameters: { operation: 'recognizeBothSides', options },
				credential: server,
			});
			expect(outputs[0].map(({ json }) => json)).toEqual([shownAfter('Recognize Both Sides')]);
		} finally {
			await server.stop();
		}
	}, 120_000);

	test('Check ID Number', async () => {
		const shown = shownAfter('Check ID Number');
		const { outputs } = await runNode({
			items: [{ json: {} }],
			parameters: { operation: 'checkIdNumber', idNumber: shown.idNumber, options },
		});
		expect(outputs[0].map(({ json }) => json)).toEqual([shown]);
	});
});

function runNpm(command: string): string {
	const [, , ...args] = command.split(' ');
	return execFileSync('npm', ['run', '--silent', ...args], { cwd: ROOT, encoding: 'utf8' });
}
