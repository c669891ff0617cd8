import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { releaseSuites } from '../../../tools/commands/release-check/suites.mts';
import { claimLock, releaseLock } from '../../../tools/processes/folder-lock.mts';

import { temporaryFolder } from '../../support/temporary-folder.mts';

const folder = temporaryFolder('lock');
const ROOT = new URL('../../../', import.meta.url);
const scriptsIn = (folder: string) =>
	JSON.parse(readFileSync(new URL(`${folder}package.json`, ROOT), 'utf8')).scripts as object;

test('the suites of a release take at most 150 minutes, and each runs a script that exists', () => {
	const suites = releaseSuites();
	expect(suites.map(({ command }) => command)).toContain('npm run test:e2e');
	expect(suites.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(150);
	for (const { command } of suites) {
		const [, lab, name = 'test'] = /^npm (--prefix tools\/lab )?(?:test$|run (\S+))/.exec(command)!;
		expect(Object.keys(scriptsIn(lab === undefined ? '' : 'tools/lab/'))).toContain(name);
	}
});

test('a lock is taken from a dead process, not from a living one', async () => {
	const lock = join(folder, 'lock');
	await writeFile(lock, String(process.ppid));
	expect(await claimLock(lock)).toBe(process.ppid);
	await writeFile(lock, '999999999');
	expect(await claimLock(lock)).toBeUndefined();
	expect(readFileSync(lock, 'utf8').trim()).toBe(String(process.pid));
	await releaseLock(lock);
});
