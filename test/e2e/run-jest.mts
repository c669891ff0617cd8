import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const CHECKOUT = path.resolve(import.meta.dirname, '../..');

/**
 * Runs tests with the variables of `env` and returns Jest's exit code.
 *
 * @param config file name in this folder.
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
			'--config',
			path.join(import.meta.dirname, config),
			...testFiles,
		],
		{ cwd: CHECKOUT, env: { ...process.env, ...env }, stdio: 'inherit' },
	);
	const killJest = () => jest.kill();
	process.once('exit', killJest);
	const [code] = await once(jest, 'exit');
	process.off('exit', killJest);
	return code ?? 1;
}
