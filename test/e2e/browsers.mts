import { existsSync } from 'node:fs';
import { installDebianPackages } from '../../tools/n8n/installed/debian-package.mts';
import type { Progress } from '../../tools/n8n/installed/progress.mts';

/** Path of the browser: Debian's, or what the variable `CHROMIUM` names. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** As {@link CHROMIUM}, for Firefox. */
export const FIREFOX = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';

/**
 * Installs Debian's Chromium if no browser is found.
 *
 * @throws {Error} with instructions when it cannot be installed.
 */
export function installChromium(progress: Progress): void {
	if (!existsSync(CHROMIUM)) installDebianPackages('Chromium', ['chromium'], progress);
}

/** As {@link installChromium}, for Firefox. */
export function installFirefox(progress: Progress): void {
	if (!existsSync(FIREFOX)) installDebianPackages('Firefox', ['firefox-esr'], progress);
}
