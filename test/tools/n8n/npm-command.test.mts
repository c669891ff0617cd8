import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runNpm } from '../../../tools/n8n/installed/npm-command.mts';
import { isAlive } from '../../../tools/processes/folder-lock.mts';
import { poll } from '../../../tools/processes/poll.mts';

const NPM_COMMAND = path.resolve(
	import.meta.dirname,
	'../../../tools/n8n/installed/npm-command.mts',
);
const npmOfThisRun = process.env['npm_execpath'];

let folder: string;
let npm: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'npm-command-'));
	npm = path.join(folder, 'npm-cli.js');
	process.env['npm_execpath'] = npm;
});
afterEach(() => {
	if (npmOfThisRun === undefined) delete process.env['npm_execpath'];
	else process.env['npm_execpath'] = npmOfThisRun;
	rmSync(folder, { recursive: true });
});

test('a failure says how npm ended and why, not what it warned of', async () => {
	writeFileSync(
		npm,
		`console.error('npm error the reason');
		for (let at = 0; at < 30; at++) console.error('npm warn of something else');
		process.exitCode = 7;`,
	);
	await expect(runNpm(['ci'], folder)).rejects.toThrow(
		`"npm ci" ended with 7 in ${folder}:\nnpm error the reason`,
	);
	writeFileSync(npm, "process.kill(process.pid, 'SIGKILL');");
	await expect(runNpm(['ci'], folder)).rejects.toThrow(`"npm ci" ended with SIGKILL in ${folder}`);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
	'after %s npm does not go on in a folder that the next run takes',
	async (signal) => {
		writeFileSync(
			npm,
			`require('node:fs').writeFileSync('pid', String(process.pid));
			process.on('${signal}', () => {});
			setInterval(() => {}, 1000);`,
		);
		const script = path.join(folder, 'install.mjs');
		writeFileSync(
			script,
			`import { runNpm } from ${JSON.stringify(NPM_COMMAND)};
			await runNpm(['ci'], ${JSON.stringify(folder)});`,
		);
		const install = spawn(process.execPath, [script], { stdio: 'ignore', env: { ...process.env } });
		const pid = await poll(() => pidIn(path.join(folder, 'pid')), {
			timeoutMs: 20_000,
			waitingFor: 'npm to start',
		});
		install.kill(signal);
		await once(install, 'close');
		expect(isAlive(pid)).toBe(false);
	},
);

async function pidIn(file: string): Promise<number | undefined> {
	return Number(await readFile(file, 'utf8').catch(() => '')) || undefined;
}
