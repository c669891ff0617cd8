import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { saveRun, savedRuns } from '../../../tools/suites/runs.mts';
import { releaseSuites } from '../../../tools/suites/suites.mts';
import { ROOT } from '../../repository/source-files.mts';

describe('the suites of a release', () => {
	const commands = releaseSuites().map(({ command }) => command);

	test('are the stages of CI, but for its install, and longer ones', () => {
		const ci = readFileSync(join(ROOT, '.ci/run'), 'utf8');
		const stages = [...ci.matchAll(/^stage \d+ (npm .+)$/gm)].map(([, command]) => command);
		expect(commands.slice(0, stages.length - 1)).toEqual(stages.slice(1));
		expect(commands).toContain('npm run soak');
	});

	test('run scripts that exist', () => {
		const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
		const named = commands.map((command) => command.match(/^npm (?:run )?(\S+)/)![1]);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
	});

	test('are kept with what came of them', () => {
		const folder = mkdtempSync(join(tmpdir(), 'suites-'));
		const file = join(folder, 'RUNS.md');
		const run = { suite: 'npm test', commit: 'ad4ac42d', date: '2026-11-28', minutes: '6.4' };
		const runs = [
			{ ...run, result: 'failed: 1 failed, 5 skipped, 4369 passed' },
			{ ...run, suite: 'npm run test:e2e, beside 2 busy loops', result: 'passed' },
		];
		for (const one of runs) saveRun(one, file);
		expect(savedRuns(file)).toEqual(runs);
		rmSync(folder, { recursive: true });
	});

	test('are those of every row of RUNS.md', () => {
		const rows =
			readFileSync(join(ROOT, 'tools/suites/RUNS.md'), 'utf8').match(/^\| `.+\|$/gm) ?? [];
		const runs = savedRuns();
		expect(runs).toHaveLength(rows.length);
		expect(runs.filter(({ suite }) => !commands.some((name) => suite.startsWith(name)))).toEqual(
			[],
		);
	});
});
