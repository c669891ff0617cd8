import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { isSameCode } from '../processes/code-commit.mts';
import { pathsNotRun } from './suites.mts';

const FILE = new URL('RUNS.md', import.meta.url);

const HEAD = `# Runs of every suite

Written by \`npm run suites\`, which runs what has not yet passed on this code. A row also counts for later commits that
change only documents, or only the tests of another suite.

| suite | commit | date | result | minutes |
| ----- | ------ | ---- | ------ | ------- |
`;

/** One run of a suite, a row of RUNS.md. */
export interface Run {
	suite: string;
	commit: string;
	date: string;
	/** "passed" or "failed", and the tests that it counted. */
	result: string;
	minutes: string;
}

/** Every run in RUNS.md, oldest first. */
function savedRuns(): Run[] {
	const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD;
	return [...text.matchAll(/^\| `(.+)` \| (\S+) \| (\S+) \| (.+) \| (\S+) \|$/gm)].map(
		([, suite, commit, date, result, minutes]) => ({ suite, commit, date, result, minutes }),
	);
}

export function saveRun(run: Run): void {
	const rows = [...savedRuns(), run].map(
		({ suite, commit, date, result, minutes }) =>
			`| \`${suite}\` | ${commit} | ${date} | ${result} | ${minutes} |\n`,
	);
	writeFileSync(FILE, HEAD + rows.join(''));
}

/** How often a suite passed on the code that is checked out, committed or not. */
export function timesPassed(suite: string): number {
	return savedRuns().filter(
		(run) =>
			run.suite === suite &&
			run.result.startsWith('passed') &&
			isSameCode(run.commit, pathsNotRun(suite)),
	).length;
}
