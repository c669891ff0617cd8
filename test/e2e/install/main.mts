import { existsSync } from 'node:fs';
import process from 'node:process';
import { installDebianPackages } from '../../../tools/n8n/installed/debian-package.mts';
import { terminalProgress } from '../../../tools/n8n/installed/progress.mts';
import { stopRequested } from '../../../tools/processes/stop-request.mts';
import { installChromium } from '../browsers.mts';
import { runJest } from '../run-jest.mts';
import { startInstallEnvironment, type StartedInstallEnvironment } from './install-environment.mts';

const { environment, env, stop } = await prepare().catch((error: Error) => {
	process.stderr.write(`\nThe tests could not start. ${error.message}\n`);
	process.exit(1);
});
const code = await Promise.race([runJest('install/jest.config.mjs', [], env), stopRequested()]);
await stop();
process.stdout.write(`Screenshots are in ${environment.screenshotFolder}.\n`);
process.exit(typeof code === 'number' ? code : 1);

async function prepare(): Promise<StartedInstallEnvironment> {
	const progress = terminalProgress();
	installChromium(progress);
	if (!existsSync('/usr/bin/openssl')) installDebianPackages('OpenSSL', ['openssl'], progress);
	return await startInstallEnvironment(progress);
}
