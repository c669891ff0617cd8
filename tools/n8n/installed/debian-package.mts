import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Progress } from './progress.mts';

/**
 * Installs packages of Debian or Ubuntu where that is possible.
 *
 * @param what is for people: "Chromium".
 * @throws {Error} that says what to install by hand.
 */
export function installDebianPackages(what: string, names: string[], progress: Progress): void {
	const byHand = `Install ${what} yourself ("apt-get install ${names.join(' ')}" on Debian).`;
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
		throw new Error(`${what} is not installed. ${byHand}`);
	}
	progress.begin(`Installing ${what}`);
	for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...names]]) {
		const { status, stderr } = spawnSync('apt-get', args, {
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
			encoding: 'utf8',
		});
		if (status !== 0) throw new Error(`apt-get ${args[0]} failed:\n${stderr}\n${byHand}`);
	}
	progress.end();
}
