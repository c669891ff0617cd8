import { existsSync } from 'node:fs';
import { installDebianPackages } from '../../tools/n8n/installed/debian-package.mts';
import type { Progress } from '../../tools/n8n/installed/progress.mts';

/** The browser's program; `CHROMIUM` names another than Debian's. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/**
 * Makes sure there is a browser, installing Debian's when that is possible.
 *
 * @throws {Error} that says how to get one by hand.
 */
export function installChromium(progress: Progress): void {
	if (!existsSync(CHROMIUM)) installDebianPackages('Chromium', ['chromium'], progress);
}
