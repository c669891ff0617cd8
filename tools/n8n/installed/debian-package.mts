import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Progress } from './progress.mts';

/**
 * Installs packages on Debian or Ubuntu if possible.
 *
 * @param what name for messages, such as "Chromium".
 * @throws {Error} with instructions for installing them manually.
 */
export function installDebianPackages(what: string, names: string[], progress: Progress): void {
	const instructions = `Install ${what} yourself ("apt-get install ${names.join(' ')}" on Debian).`;
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
		throw new Error(`${what} is not installed. ${instructions}`);
	}
	progress.begin(`Installing ${what}`);
	for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...names]]) {
		const { status, stderr } = spawnSync('apt-get', args, {
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
			encoding: 'utf8',
		});
		if (status !== 0) throw new Error(`apt-get ${args[0]} failed:\n${stderr}\n${instructions}`);
	}
	progress.end();
}
