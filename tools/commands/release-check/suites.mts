import { readFileSync } from 'node:fs';

/** A command that says something about a release, and the minutes that it takes on two idle cores. */
export interface Suite {
	command: string;
	minutes: number;
}

/** What takes too long for CI, cheapest first. */
const LONG: readonly Suite[] = [
	{ command: 'npm --prefix tools/lab run pages', minutes: 2 },
	{ command: 'npm --prefix tools/lab run cut-outs', minutes: 2 },
	{ command: 'npm --prefix tools/lab run bench -- server', minutes: 2 },
	{ command: 'npm --prefix tools/lab run documents -- --count 6', minutes: 5 },
	{ command: 'npm run test:container', minutes: 7 },
	{ command: 'npm --prefix tools/lab run bench -- pressure', minutes: 9 },
	{ command: 'npm run test:new-machine -- --node 24 --npm 11 --command test', minutes: 11 },
	{ command: 'npm run test:new-machine -- --node 20 --npm 10 --command demo', minutes: 15 },
	{ command: 'npm --prefix tools/lab run soak', minutes: 11 },
	{ command: 'npm --prefix tools/lab run bench -- reliability', minutes: 11 },
	{ command: 'npm --prefix tools/lab run models:gate', minutes: 30 },
];

/** All suites of a release: the stages of `.ci/run`, then those that take longer. */
export function releaseSuites(): Suite[] {
	const ci = readFileSync(new URL('../../../.ci/run', import.meta.url), 'utf8');
	const stages = [...ci.matchAll(/^\t?stage (\d+) (npm .+)(?<! ci)$/gm)];
	return [
		...stages.map(([, minutes, command]) => ({ command, minutes: Number(minutes) })),
		...LONG,
	];
}
