// npm run suites -- [--list] [WORD]...
// Runs every suite that has not yet passed on this code, or those whose command has one of the words, and writes
// each result to RUNS.md. Can be stopped and started again on any day: what passed is not repeated.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { cacheFolder } from '../processes/cache-folder.mts';
import { codeCommit } from '../processes/code-commit.mts';
import { saveRun, timesPassed } from './runs.mts';
import { releaseSuites, type Suite } from './suites.mts';

const { values, positionals: words } = parseArgs({
	options: { list: { type: 'boolean', default: false } },
	allowPositionals: true,
});
const titleOf = ({ command, busyLoops }: Suite) =>
	busyLoops === undefined ? command : `${command}, beside ${busyLoops} busy loops`;
const chosen = releaseSuites().filter(
	(suite) => words.length === 0 || words.some((word) => titleOf(suite).includes(word)),
);
let failed = false;
for (const suite of chosen) {
	const { times = 1 } = suite;
	let passed = timesPassed(titleOf(suite));
	if (values.list) process.stdout.write(`${passed} of ${times}  ${titleOf(suite)}\n`);
	for (; !values.list && passed < times; passed++) {
		if (await run(suite)) continue;
		failed = true;
		break;
	}
}
process.exit(failed ? 1 : 0);

/** Runs it once and returns whether it passed. */
async function run(suite: Suite): Promise<boolean> {
	const title = titleOf(suite);
	const commit = codeCommit();
	const folder = join(cacheFolder('suites'), commit);
	mkdirSync(folder, { recursive: true });
	const logFile = join(folder, `${title.replaceAll(/[^\w.]+/g, '-')}.log`);
	process.stdout.write(`${new Date().toISOString()} ${title}: ${logFile}\n`);

	const busy = Array.from({ length: suite.busyLoops ?? 0 }, () =>
		spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
	);
	const started = Date.now();
	const log = createWriteStream(logFile);
	const child = spawn('sh', ['-c', suite.command], {
		stdio: ['ignore', 'pipe', 'pipe'],
		timeout: suite.minutes * 60_000,
	});
	child.stdout.pipe(log, { end: false });
	child.stderr.pipe(log, { end: false });
	const [code] = (await once(child, 'close')) as [number | null];
	for (const loop of busy) loop.kill('SIGKILL');
	log.end();
	await once(log, 'finish');

	const [counts = ''] =
		readFileSync(logFile, 'utf8').match(/(?<=^Tests: +).+(?=, \d+ total$)/m) ?? [];
	const result = code === 0 ? 'passed' : `failed${code === null ? ', too long' : ''}`;
	saveRun({
		suite: title,
		commit,
		date: new Date().toISOString().slice(0, 10),
		result: counts === '' ? result : `${result}: ${counts}`,
		minutes: ((Date.now() - started) / 60_000).toFixed(1),
	});
	process.stdout.write(`  ${result} ${counts}\n`);
	return code === 0;
}
