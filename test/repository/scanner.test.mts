import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT } from './source-files.mts';
import { cacheFolder } from '../../tools/processes/cache-folder.mts';
import { testWhere } from '../test-where.mts';

// So that the tests need no network.
const testWithRules = testWhere(
	existsSync(cacheFolder('guarddog')),
	'"npm run scan" has not fetched the rules against malware yet.',
);

describe("the rules of n8n's scanner", () => {
	const folder = mkdtempSync(join(tmpdir(), 'scanner-'));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	test('have no complaint about the sources', () => {
		const { complaints, fileCount } = scan(
			ROOT,
			'package.json',
			'{nodes,credentials}/**/*.{js,ts,json}',
		);
		expect(complaints).toEqual([]);
		expect(fileCount).toBeGreaterThan(20);
	});

	test('have no complaint about the packed package', () => {
		const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
		const printed = execFileSync('npm', pack, {
			cwd: ROOT,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		});
		// npm 12 prints an object, earlier ones an array.
		const [{ filename }] = Object.values(JSON.parse(printed)) as Array<{ filename: string }>;
		execFileSync('tar', ['-xzf', filename], { cwd: folder });
		const { complaints, fileCount } = scan(join(folder, 'package'), '**/*.js', 'package.json');
		expect(complaints).toEqual([]);
		expect(fileCount).toBeGreaterThan(40);
	});

	testWithRules('find no malware in the packed package', () => {
		const { complaints, fileCount } = scanTarball(ROOT);
		expect(complaints).toEqual([]);
		expect(fileCount).toBeGreaterThan(40);
	});

	describe('on a package with faults', () => {
		const poor = join(folder, 'poor');
		beforeAll(() => {
			mkdirSync(join(poor, 'nodes'), { recursive: true });
			writeFileSync(
				join(poor, 'nodes/Poor.node.ts'),
				'/* eslint-disable */\nexport const later = () => setTimeout(() => { throw new Error("x"); }, 1);\n',
			);
			const hook = '"scripts":{\n"preinstall":"node harvest"}';
			writeFileSync(
				join(poor, 'package.json'),
				`{"name":"poor","version":"1.0.0","dependencies":{"x":"1"},${hook}}`,
			);
			// A hook is none outside package.json; eval() alone is a capability, of a function a threat.
			const script = `/* ${hook} */\neval(function () {}());\n`;
			mkdirSync(join(poor, 'dist'));
			for (const file of ['poor.js', 'poor.txt']) writeFileSync(join(poor, 'dist', file), script);
		});

		test('complain, whatever a comment says', () => {
			const { complaints } = scan(poor, '**/*.ts', 'package.json');
			expect(complaints).toEqual(
				expect.arrayContaining([
					expect.stringContaining('Poor.node.ts:2 @n8n/community-nodes/no-restricted-globals'),
					expect.stringContaining('n8n-nodes-base/node-execute-block-wrong-error-thrown'),
					expect.stringContaining('package.json:1 @n8n/community-nodes/package-name-convention'),
				]),
			);
		});

		testWithRules('find malware, by the rules that are for a file', () => {
			const { complaints, fileCount, capabilities } = scanTarball(poor);
			expect(complaints).toEqual([
				expect.stringMatching(/^dist\/poor\.js:3 threat-runtime-obfuscation-dynamic-eval Detects /),
				expect.stringMatching(/^package\.json:2 threat-npm-preinstall-script Detects /),
			]);
			expect(capabilities).toBe('Capabilities: process-hooks, process-spawn.');
			expect(fileCount).toBe(4);
		});
	});
});

/** Checks files with n8n's rules for ESLint. */
const scan = (folder: string, ...patterns: string[]) => run('scan.mts', [folder, ...patterns]);

/** Checks what is packed of a folder with the rules against malware. */
function scanTarball(folder: string) {
	const { complaints, fileCount } = run('scan/tarball.mts', [folder]);
	const capabilities = complaints.pop();
	return { complaints, fileCount, capabilities };
}

function run(command: string, args: string[]): { complaints: string[]; fileCount: number } {
	const { stdout, stderr, status } = spawnSync(
		process.execPath,
		[join(ROOT, 'tools/commands', command), ...args],
		// Under "test" n8n's rules take every file for a fixture of their own tests.
		{ encoding: 'utf8', env: { ...process.env, NODE_ENV: undefined } },
	);
	const [count, ...complaints] = stdout.trim().split('\n').reverse();
	const fileCount = /^(\d+) (packed )?files scanned( by \d+ rules)?\.$/.exec(count)?.[1];
	if (fileCount === undefined) throw new Error(stderr);
	const isClean = complaints.every((line) => line.startsWith('Capabilities:'));
	expect(status).toBe(isClean ? 0 : 1);
	return { complaints: complaints.reverse(), fileCount: Number(fileCount) };
}
