import { readFileSync } from 'node:fs';

/** A command that says something about a release, and the minutes it may take. */
export interface Suite {
	/** The command: what identifies it in RUNS.md. */
	command: string;
	minutes: number;
	/** Beside this many endless loops, so that what only holds on an idle machine fails. */
	busyLoops?: number;
	/** How many times it has to pass. */
	times?: number;
}

/** What takes too long for CI, cheapest first; the gate needs `npm run models:build` before. */
const LONG: Suite[] = [
	{ command: 'npm run test:container', minutes: 30 },
	{ command: 'npm run cut-outs', minutes: 60 },
	{ command: 'npm run pages', minutes: 60 },
	{ command: 'npm run documents', minutes: 60 },
	{ command: 'npm run test:queue', minutes: 40, busyLoops: 2, times: 3 },
	{ command: 'npm run test:e2e', minutes: 60, busyLoops: 2, times: 3 },
	...['node', 'outside', 'pressure', 'redaction', 'reliability', 'server', 'engine'].map(
		(part) => ({ command: `npm run bench -- ${part}`, minutes: 240 }),
	),
	{ command: 'npm run soak', minutes: 120 },
	{ command: 'npm run models:gate', minutes: 900 },
];

/** All suites of a release: the stages of `.ci/run`, then those that take longer. */
export function releaseSuites(): Suite[] {
	const ci = readFileSync(new URL('../../.ci/run', import.meta.url), 'utf8');
	const stages = [...ci.matchAll(/^stage (\d+) (npm run .+|npm test)$/gm)];
	// A machine that does something else beside it takes longer than the stage's budget.
	return [
		...stages.map(([, minutes, command]) => ({ command, minutes: 5 * Number(minutes) })),
		...LONG,
	];
}
