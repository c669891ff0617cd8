import { existsSync } from 'node:fs';
import process from 'node:process';
import { installDebianPackages } from '../../../tools/n8n/installed/debian-package.mts';
import { terminalProgress } from '../../../tools/n8n/installed/progress.mts';
import { installChromium } from '../browsers.mts';
import { runSuite } from '../run-suite.mts';
import { startInstallEnvironment } from './install-environment.mts';

const { environment, code } = await runSuite('install/jest.config.mjs', async () => {
	const progress = terminalProgress();
	installChromium(progress);
	if (!existsSync('/usr/bin/openssl')) installDebianPackages('OpenSSL', ['openssl'], progress);
	return await startInstallEnvironment(progress);
});
process.stdout.write(`Screenshots are in ${environment.screenshotFolder}.\n`);
process.exit(code);
