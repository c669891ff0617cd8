import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT } from './source-files.mts';

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

	describe('on a package with faults', () => {
		const poor = join(folder, 'poor');
		beforeAll(() => {
			mkdirSync(join(poor, 'nodes'), { recursive: true });
			writeFileSync(
				join(poor, 'nodes/Poor.node.ts'),
				'/* eslint-disable */\nexport const later = () => setTimeout(() => { throw new Error("x"); }, 1);\n',
			);
			writeFileSync(join(poor, 'package.json'), '{"name":"poor","dependencies":{"x":"1"}}');
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
	});
});

function scan(folder: string, ...patterns: string[]): { complaints: string[]; fileCount: number } {
	const { stdout, stderr, status } = spawnSync(
		process.execPath,
		[join(ROOT, 'tools/commands/scan.mts'), folder, ...patterns],
		// Under "test" n8n's rules take every file for a fixture of their own tests.
		{ encoding: 'utf8', env: { ...process.env, NODE_ENV: undefined } },
	);
	const [count, ...complaints] = stdout.trim().split('\n').reverse();
	const fileCount = /^(\d+) files scanned\.$/.exec(count)?.[1];
	if (fileCount === undefined) throw new Error(stderr);
	expect(status).toBe(complaints.length === 0 ? 0 : 1);
	return { complaints: complaints.reverse(), fileCount: Number(fileCount) };
}
