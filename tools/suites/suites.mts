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

/** README's commands on a new machine: with the oldest Node and npm, and with others. */
const NEW_MACHINES = [
	'--node 20 --npm 10 --command demo',
	'--node 24 --npm 11 --command test',
	...['20 --npm 11', '22 --npm 10', '22 --npm 12', '24 --npm 12'].map(
		(versions) => `--node ${versions} --command install`,
	),
];

/** Of the pack's gate, a quarter of an hour each. */
const GATE_PARTS = 8;

/** What takes too long for CI, cheapest first. */
const LONG: Suite[] = [
	{ command: 'npm run test:container', minutes: 30 },
	...NEW_MACHINES.map((options) => ({
		command: `npm run test:new-machine -- ${options}`,
		minutes: 60,
	})),
	{ command: 'npm --prefix tools/lab run cut-outs', minutes: 60 },
	{ command: 'npm --prefix tools/lab run pages', minutes: 60 },
	{ command: 'npm --prefix tools/lab run documents', minutes: 60 },
	{ command: 'npm run test:queue', minutes: 40, busyLoops: 2, times: 3 },
	{ command: 'npm run test:e2e', minutes: 60, busyLoops: 2, times: 3 },
	...['pressure', 'reliability', 'server', 'engine'].map((part) => ({
		command: `npm --prefix tools/lab run bench -- ${part}`,
		minutes: 240,
	})),
	{ command: 'npm --prefix tools/lab run soak', minutes: 120 },
	...Array.from({ length: GATE_PARTS }, (_, index) => ({
		command: `npm --prefix tools/lab run models:gate -- --part ${index + 1}/${GATE_PARTS}`,
		minutes: 240,
	})),
];

/** Folders of `test/e2e`, each with the only suite that runs it. */
const RUN_BY = {
	cluster: 'npm run test:cluster',
	examples: 'npm run test:e2e',
	install: 'npm run test:install',
	'new-machine': 'npm run test:new-machine',
	queue: 'npm run test:queue',
};

const RUNNER = ['.ci', '.github', 'tools/suites', 'tools/processes/code-commit.mts'];

/** Tests that `npm test` alone runs. */
const OF_NPM_TEST = ['deploy', 'domain', 'node', 'repository', 'tools']
	.map((folder) => `test/${folder}`)
	.concat('server/test');

/** What the lab does not import: it draws, reads and measures with `domain`, `server` and `test/support`. */
const NOT_IN_LAB = ['credentials', 'deploy', 'examples', 'nodes', 'test/e2e'];

/** Where a change cannot matter to a suite: in what runs it, and in the tests of others. */
export function pathsNotRun(command: string): string[] {
	// They read the whole checkout.
	if (/^npm (test|run scan)$|--command test$/.test(command)) return [];
	if (command.includes('tools/lab')) {
		// Of deploy/, this one alone starts the nginx.
		const usesNginx = command.endsWith('pressure');
		const others = NOT_IN_LAB.filter((folder) => !usesNginx || folder !== 'deploy');
		return [...RUNNER, ...OF_NPM_TEST, ...others];
	}
	const others = Object.entries(RUN_BY).filter(([, suite]) => !command.startsWith(suite));
	return [...RUNNER, ...OF_NPM_TEST, ...others.map(([folder]) => `test/e2e/${folder}`)];
}

/** All suites of a release: the stages of `.ci/run`, then those that take longer. */
export function releaseSuites(): Suite[] {
	const ci = readFileSync(new URL('../../.ci/run', import.meta.url), 'utf8');
	const stages = [...ci.matchAll(/^\t?stage (\d+) (npm .+)(?<! ci)$/gm)];
	// A machine that does something else beside it takes longer than the stage's budget.
	return [
		...stages.map(([, minutes, command]) => ({ command, minutes: 5 * Number(minutes) })),
		...LONG,
	];
}
