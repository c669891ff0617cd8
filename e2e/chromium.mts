import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Progress } from '../real-n8n/progress.mts';

/** Debian's browser. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const HOW_TO_GO_ON =
	'Install Chromium ("apt-get install chromium" on Debian), or name one: CHROMIUM=/path/to/chromium.';

/**
 * Makes sure there is a browser, installing Debian's when that is possible.
 *
 * @throws {Error} that says how to get one by hand.
 */
export function installChromium(progress: Progress): void {
	if (existsSync(CHROMIUM)) return;
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
		throw new Error(`There is no browser at ${CHROMIUM}. ${HOW_TO_GO_ON}`);
	}
	progress.begin('Installing Chromium');
	for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
		const { status, stderr } = spawnSync('apt-get', args, {
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
			encoding: 'utf8',
		});
		if (status !== 0) throw new Error(`apt-get ${args[0]} failed:\n${stderr}\n${HOW_TO_GO_ON}`);
	}
	progress.end();
}
