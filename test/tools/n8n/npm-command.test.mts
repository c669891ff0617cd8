import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { runNpm } from '../../../tools/n8n/installed/npm-command.mts';
import { poll } from '../../../tools/processes/poll.mts';

const MODULE = join(import.meta.dirname, '../../../tools/n8n/installed/npm-command.mts');

/** Notes its process id and runs for ever. */
const NPM = `
const { renameSync, writeFileSync } = require('node:fs');
writeFileSync('part', String(process.pid));
renameSync('part', 'pid');
setInterval(() => {}, 1000);
`;

test.each(['SIGTERM', 'SIGHUP'] as const)('no npm outlives what started it: %s', async (signal) => {
	const folder = mkdtempSync(join(tmpdir(), 'npm-'));
	const npm_execpath = join(folder, 'npm-cli.cjs');
	writeFileSync(npm_execpath, NPM);
	const started = `(await import(${JSON.stringify(MODULE)})).runNpm([], ${JSON.stringify(folder)})`;
	const parent = spawn(process.execPath, ['--input-type=module', '--eval', `await ${started}`], {
		env: { ...process.env, npm_execpath },
		stdio: 'ignore',
	});
	const ended = once(parent, 'exit');
	const file = join(folder, 'pid');
	const isThere = async () => existsSync(file) || undefined;
	await poll(isThere, { timeoutMs: 30_000, waitingFor: 'npm' });
	parent.kill(signal);
	await ended;
	const pid = Number(readFileSync(file, 'utf8'));
	rmSync(folder, { recursive: true });
	const isGone = async () => !isRunning(pid) || undefined;
	await poll(isGone, { timeoutMs: 10_000, waitingFor: 'the end of npm' });
});

test('a failure says how npm ended and why, not what it warned of', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'npm-'));
	const before = process.env['npm_execpath'];
	process.env['npm_execpath'] = join(folder, 'npm-cli.cjs');
	writeFileSync(
		process.env['npm_execpath'],
		`console.error('npm error the reason');
		for (let at = 0; at < 30; at++) console.error('npm warn of something else');
		process.exitCode = 7;`,
	);
	try {
		await expect(runNpm(['ci'], folder)).rejects.toThrow(
			`"npm ci" ended with 7 in ${folder}:\nnpm error the reason`,
		);
	} finally {
		if (before === undefined) delete process.env['npm_execpath'];
		else process.env['npm_execpath'] = before;
		rmSync(folder, { recursive: true });
	}
});

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
