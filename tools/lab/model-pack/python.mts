import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';

import { pythonEnvironment } from '../../locked-install/python-environment.mts';

const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url));
const RECIPE = fileURLToPath(new URL('.', import.meta.url));

/**
 * Runs Python in an environment in `cache`, which has the packages that the recipe pins by hash, and shows what it prints.
 * @throws when it ends with an error.
 */
export async function runPython(args: readonly string[], cache: string): Promise<void> {
	const python = await pythonEnvironment(join(cache, 'python'), REQUIREMENTS);
	const child = spawn(python, args, {
		cwd: RECIPE,
		env: { ...env, PYTHONDONTWRITEBYTECODE: '1' },
		stdio: 'inherit',
	});
	const [code] = (await once(child, 'exit')) as [number | null];
	if (code !== 0) throw new Error(`Python ended with code ${code}: ${args.join(' ')}`);
}
