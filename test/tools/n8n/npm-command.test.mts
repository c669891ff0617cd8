import { afterEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runNpm } from '../../../tools/n8n/installed/npm-command.mts';

const npmOfThisRun = process.env['npm_execpath'];
const folder = mkdtempSync(path.join(tmpdir(), 'npm-command-'));

afterEach(() => {
	if (npmOfThisRun === undefined) delete process.env['npm_execpath'];
	else process.env['npm_execpath'] = npmOfThisRun;
	rmSync(folder, { recursive: true });
});

test('a failure says how npm ended and why, not what it warned of', async () => {
	const npm = path.join(folder, 'npm-cli.js');
	writeFileSync(
		npm,
		`console.error('npm error the reason');
		for (let at = 0; at < 30; at++) console.error('npm warn of something else');
		process.exitCode = 7;`,
	);
	process.env['npm_execpath'] = npm;
	await expect(runNpm(['ci'], folder)).rejects.toThrow(
		`"npm ci" ended with 7 in ${folder}:\nnpm error the reason`,
	);
	writeFileSync(npm, "process.kill(process.pid, 'SIGKILL');");
	await expect(runNpm(['ci'], folder)).rejects.toThrow(`"npm ci" ended with SIGKILL in ${folder}`);
});
