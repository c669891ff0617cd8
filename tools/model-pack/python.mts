import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url));
const RECIPE = fileURLToPath(new URL('.', import.meta.url));

/**
 * Runs Python in the recipe's own environment, which has the packages that requirements.txt pins by
 * hash, and shows what it prints.
 * @throws when it ends with an error.
 */
export async function runPython(args: readonly string[], cache: string): Promise<void> {
	const python = await environment(join(cache, 'python'));
	const child = spawn(python, args, {
		cwd: RECIPE,
		env: { ...env, PYTHONDONTWRITEBYTECODE: '1' },
		stdio: 'inherit',
	});
	const [code] = (await once(child, 'exit')) as [number | null];
	if (code !== 0) throw new Error(`Python ended with code ${code}: ${args.join(' ')}`);
}

/** Creates the environment once per version of requirements.txt and returns its Python. */
async function environment(folder: string): Promise<string> {
	const python = join(folder, 'bin', 'python');
	const marker = join(folder, 'installed.txt');
	const requirements = await readFile(REQUIREMENTS, 'utf8');
	if ((await readFile(marker, 'utf8').catch(() => '')) === requirements) return python;
	await mkdir(folder, { recursive: true });
	await run('python3', ['-m', 'venv', '--clear', folder]);
	const install = ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', '--require-hashes'];
	await run(python, [...install, '-r', REQUIREMENTS]);
	await writeFile(marker, requirements);
	return python;
}
