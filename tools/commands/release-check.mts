// npm run release-check [-- WORD...]
// Runs every suite of a release, or those whose command has one of the words, once, one after another, on one clean commit,
// and prints a Markdown table of them at the end. A suite that fails stops nothing. Refuses to start while it runs
// already, in any checkout.
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

import { cacheFolder } from '../processes/cache-folder.mts';
import { signalGroup, startChildProcess, type ChildProcess } from '../processes/child-process.mts';
import { codeCommit } from '../processes/code-commit.mts';
import { claimLock, releaseLock } from '../processes/folder-lock.mts';
import { poll } from '../processes/poll.mts';
import { stopRequested } from '../processes/stop-request.mts';
import { releaseSuites } from './release-check/suites.mts';

const CHECKOUT = path.resolve(import.meta.dirname, '../..');
const FOLDER = cacheFolder('release-check');
const LOCK = `${FOLDER}.lock`;

/** A machine that does something else besides takes longer than noted. */
const PATIENCE = 4;

const words = process.argv.slice(2);
const suites = releaseSuites().filter(
	({ command }) => words.length === 0 || words.some((word) => command.includes(word)),
);
if (codeCommit().endsWith('+')) refuse('Commit first: what is checked is a commit.');
mkdirSync(FOLDER, { recursive: true });
const owner = await claimLock(LOCK);
if (owner !== undefined) refuse(`Process ${owner} runs a release check already.`);
let running: ChildProcess | undefined;
void stopRequested().then(async () => {
	if (running !== undefined) await end(running);
	await releaseLock(LOCK);
	process.exit(1);
});

const rows: string[] = [];
let failed = 0;
for (const { command, minutes } of suites) {
	const logFile = path.join(FOLDER, `${command.replaceAll(/[^\w.]+/g, '-')}.log`);
	process.stdout.write(`${new Date().toISOString()} ${command} (${minutes} min): ${logFile}\n`);
	const started = Date.now();
	const [program, ...args] = command.split(' ');
	const env = process.env as Record<string, string>;
	running = startChildProcess({
		name: command,
		command: program,
		args,
		cwd: CHECKOUT,
		env,
		logFile,
	});
	const tooLong = sleep(PATIENCE * minutes * 60_000, 'took too long', { ref: false });
	const ended = await Promise.race([running.exited, tooLong]);
	await end(running);
	const hasPassed = ended === 'ended with exit code 0';
	if (!hasPassed) failed++;
	const counts = /^Tests: +(.+), \d+ total$/m.exec(await readFile(logFile, 'utf8'))?.[1];
	const result = [hasPassed ? 'passed' : `failed, ${ended}`, counts].filter(Boolean).join(': ');
	const taken = ((Date.now() - started) / 60_000).toFixed(1);
	rows.push(`| \`${command}\` | ${codeCommit()} | ${result} | ${taken} |`);
	process.stdout.write(`  ${result}\n`);
}
await releaseLock(LOCK);
process.stdout.write(
	['', '| suite | commit | result | minutes |', '| --- | --- | --- | --- |', ...rows, ''].join(
		'\n',
	),
);
process.exit(failed === 0 ? 0 : 1);

/** Ends a suite as Ctrl-C does, with time to stop what it started in groups of their own, such as n8n. */
async function end({ pid, hasExited }: ChildProcess): Promise<void> {
	// Only npm, which passes it on: twice would be once too often.
	if (!hasExited()) process.kill(pid, 'SIGTERM');
	const isGone = async () => !signalGroup(pid, 0) || undefined;
	const patience = { timeoutMs: 20_000, intervalMs: 1000, waitingFor: 'the suite to stop' };
	await poll(isGone, patience).catch(() => signalGroup(pid, 'SIGKILL'));
}

function refuse(reason: string): never {
	process.stderr.write(`${reason}\n`);
	process.exit(2);
}
