// npm run suites -- [--list] [WORD]...
// Runs every suite that has not yet passed on this code, or those whose command has one of the words, and writes
// each result to RUNS.md. Can be stopped and started again on any day: what passed is not repeated.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { cacheFolder } from '../processes/cache-folder.mts';
import { signalGroup, startChildProcess, type ChildProcess } from '../processes/child-process.mts';
import { codeCommit } from '../processes/code-commit.mts';
import { poll } from '../processes/poll.mts';
import { stopRequested } from '../processes/stop-request.mts';
import { saveRun, timesPassed } from './runs.mts';
import { releaseSuites, type Suite } from './suites.mts';

const CHECKOUT = path.resolve(import.meta.dirname, '../..');

/** Uses a core until whatever started it has gone. */
const BUSY = `
	process.stdin.resume().once('close', () => process.exit());
	const work = () => { for (const end = Date.now() + 50; Date.now() < end; ); setImmediate(work); };
	work();`;

const { values, positionals: words } = parseArgs({
	options: { list: { type: 'boolean', default: false } },
	allowPositionals: true,
});
const titleOf = ({ command, busyLoops }: Suite) =>
	busyLoops === undefined ? command : `${command}, beside ${busyLoops} busy loops`;
const chosen = releaseSuites().filter(
	(suite) => words.length === 0 || words.some((word) => titleOf(suite).includes(word)),
);
let running: ChildProcess | undefined;
void stopRequested().then(async () => {
	if (running !== undefined) await end(running);
	process.exit(1);
});
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

async function run(suite: Suite): Promise<boolean> {
	const title = titleOf(suite);
	const commit = codeCommit();
	const folder = path.join(cacheFolder('suites'), commit);
	mkdirSync(folder, { recursive: true });
	const logFile = path.join(folder, `${title.replaceAll(/[^\w.]+/g, '-')}.log`);
	process.stdout.write(`${new Date().toISOString()} ${title}: ${logFile}\n`);

	const started = Date.now();
	const [command, ...args] = suite.command.split(' ');
	const child = startChildProcess({
		...{ name: title, command, args, cwd: CHECKOUT, logFile },
		env: process.env as Record<string, string>,
	});
	const busy = Array.from({ length: suite.busyLoops ?? 0 }, () =>
		spawn(process.execPath, ['-e', BUSY], { stdio: ['pipe', 'ignore', 'ignore'] }),
	);
	const tooLong = sleep(suite.minutes * 60_000, 'took too long', { ref: false });
	running = child;
	const ended = await Promise.race([child.exited, tooLong]);
	await end(child);
	for (const loop of busy) loop.kill('SIGKILL');

	const counts = /^Tests: +(.+), \d+ total$/m.exec(readFileSync(logFile, 'utf8'))?.[1];
	const hasPassed = ended === 'ended with exit code 0';
	const result = hasPassed ? 'passed' : `failed, ${ended}`;
	saveRun({
		suite: title,
		commit,
		date: new Date().toISOString().slice(0, 10),
		result: counts === undefined ? result : `${result}: ${counts}`,
		minutes: ((Date.now() - started) / 60_000).toFixed(1),
	});
	process.stdout.write(`  ${result}\n`);
	return hasPassed;
}

/** Ends a suite as Ctrl-C does, with time to stop what it started in groups of their own, such as n8n. */
async function end({ pid, hasExited }: ChildProcess): Promise<void> {
	// Only npm, which passes it on: twice would be once too often.
	if (!hasExited()) process.kill(pid, 'SIGTERM');
	const isGone = async () => !signalGroup(pid, 0) || undefined;
	const patience = { timeoutMs: 20_000, intervalMs: 1000, waitingFor: 'the suite to stop' };
	await poll(isGone, patience).catch(() => signalGroup(pid, 'SIGKILL'));
}
