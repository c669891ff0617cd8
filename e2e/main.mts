import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { CURRENT_N8N_VERSION } from '../real-n8n/install.mts';
import { terminalProgress } from '../real-n8n/progress.mts';
import { stopRequested } from '../real-n8n/stop-request.mts';
import { installChromium } from './chromium.mts';
import { setStage, type SetStage } from './stage.mts';

const CHECKOUT = path.resolve(import.meta.dirname, '..');

const USAGE = `Runs the end-to-end tests: a real n8n with the packed node, and a real browser.

  npm run test:e2e -- [--update-screenshots] [--n8n-version VERSION] [TEST-FILE...]

  --update-screenshots  writes the README's pictures to docs/images
  --n8n-version         ${CURRENT_N8N_VERSION} unless given; one that has a folder in real-n8n/`;

const { values: options, positionals: testFiles } = parseArgs({
	allowPositionals: true,
	options: {
		'update-screenshots': { type: 'boolean', default: false },
		'n8n-version': { type: 'string', default: CURRENT_N8N_VERSION },
		help: { type: 'boolean', default: false },
	},
});
if (options.help) {
	process.stdout.write(`${USAGE}\n`);
	process.exit(0);
}

const { stage, env, strike } = await prepare().catch((error: Error) => {
	process.stderr.write(`\nThe tests could not start. ${error.message}\n`);
	process.exit(1);
});
const jest = spawn(
	process.execPath,
	[
		'--experimental-vm-modules',
		'--disable-warning=ExperimentalWarning',
		path.join(CHECKOUT, 'node_modules/jest/bin/jest.js'),
		'--config',
		path.join(CHECKOUT, 'e2e/jest.config.mjs'),
		...testFiles,
	],
	{ cwd: CHECKOUT, env: { ...process.env, ...env }, stdio: 'inherit' },
);
const stopped = stopRequested().then(() => [1]);
const [code] = await Promise.race([once(jest, 'exit'), stopped]);
jest.kill();
await strike();
process.stdout.write(`Screenshots are in ${stage.screenshotFolder}.\n`);
process.exit(code ?? 1);

async function prepare(): Promise<SetStage> {
	const progress = terminalProgress();
	installChromium(progress);
	const screenshotFolder = options['update-screenshots']
		? path.join(CHECKOUT, 'docs/images')
		: undefined;
	return await setStage({ n8nVersion: options['n8n-version'], screenshotFolder, progress });
}
