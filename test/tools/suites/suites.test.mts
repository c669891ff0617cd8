import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { savedRuns } from '../../../tools/suites/runs.mts';
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
