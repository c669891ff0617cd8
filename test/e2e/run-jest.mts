import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const CHECKOUT = path.resolve(import.meta.dirname, '../..');

/**
 * Runs tests on the stage that `env` names, their output going to ours, and gives Jest's exit code.
 *
 * @param config is a file in this folder.
 */
export async function runJest(
	config: string,
	testFiles: string[],
	env: Record<string, string>,
): Promise<number> {
	const jest = spawn(
		process.execPath,
		[
			'--experimental-vm-modules',
			'--disable-warning=ExperimentalWarning',
			path.join(CHECKOUT, 'node_modules/jest/bin/jest.js'),
			...['--config', path.join(import.meta.dirname, config)],
			...testFiles,
		],
		{ cwd: CHECKOUT, env: { ...process.env, ...env }, stdio: 'inherit' },
	);
	const endWithUs = () => jest.kill();
	process.once('exit', endWithUs);
	const [code] = await once(jest, 'exit');
	process.off('exit', endWithUs);
	return code ?? 1;
}
