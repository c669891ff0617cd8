import { copyFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { CURRENT_N8N_VERSION, OLDEST_N8N_VERSION } from '../../tools/n8n/installed/install.mts';
import { terminalProgress } from '../../tools/n8n/installed/progress.mts';
import { installChromium, installFirefox } from './browsers.mts';
import { runSuite } from './run-suite.mts';
import { startTestEnvironment } from './test-environment.mts';

const CHECKOUT = path.resolve(import.meta.dirname, '../..');

/** Where the documents have their screenshots. */
const SCREENSHOTS = ['docs/images', 'server/docs/images'];

const USAGE = `Runs the end-to-end tests: a real n8n with the packed node, and a real browser.

  npm run test:e2e -- [--update-screenshots] [--n8n-version VERSION] [TEST-FILE...]

  --update-screenshots   also draw what only documents show, and replace their images if every test passes
  --n8n-version VERSION  a version with a folder in tools/n8n/installed (default ${CURRENT_N8N_VERSION});
                         with any other, such as ${OLDEST_N8N_VERSION}, the oldest supported, only the core
                         and credential tests run unless test files are given`;

/** The other tests use versions of n8n's own nodes that an older n8n lacks. */
const TESTS_FOR_ANY_N8N = ['test/e2e/core.test.mts', 'test/e2e/credential.test.mts'];

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

const isCurrent = options['n8n-version'] === CURRENT_N8N_VERSION;
const chosen = testFiles.length > 0 || isCurrent ? testFiles : TESTS_FOR_ANY_N8N;
const draws = options['update-screenshots'] || testFiles.length > 0;
const { environment, code } = await runSuite(
	'jest.config.mjs',
	async () => {
		const progress = terminalProgress();
		installChromium(progress);
		installFirefox(progress);
		return await startTestEnvironment({ n8nVersion: options['n8n-version'], progress });
	},
	{ testFiles: chosen, more: draws ? { E2E_DRAWS: '1' } : {} },
);
if (options['update-screenshots'] && code === 0)
	await updateScreenshots(environment.screenshotFolder);
process.stdout.write(`Screenshots are in ${environment.screenshotFolder}.\n`);
process.exit(code);

/** Replaces the screenshots that the documents use: those already there. The film is made by hand. */
async function updateScreenshots(screenshotFolder: string): Promise<void> {
	const drawn = await readdir(screenshotFolder);
	for (const folder of SCREENSHOTS) {
		for (const name of await readdir(path.join(CHECKOUT, folder))) {
			if (drawn.includes(name))
				await copyFile(path.join(screenshotFolder, name), path.join(CHECKOUT, folder, name));
		}
	}
}
