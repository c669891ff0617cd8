import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Returns the Python of an environment in `folder` that has what a requirements file lists, and
 * creates it if it is missing or was made of another list. Every package needs a hash there. Only
 * wheels are installed: to build anything else, pip would run its code before looking at the hash.
 * @throws with pip's message.
 */
export async function pythonEnvironment(folder: string, requirementsFile: string): Promise<string> {
	const python = join(folder, 'bin', 'python');
	const marker = join(folder, 'installed.txt');
	const requirements = await readFile(requirementsFile, 'utf8');
	if ((await readFile(marker, 'utf8').catch(() => '')) === requirements) return python;
	await mkdir(folder, { recursive: true });
	await run('python3', ['-m', 'venv', '--clear', folder]);
	const install = ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', '--require-hashes'];
	await run(python, [...install, '--requirement', requirementsFile]);
	await writeFile(marker, requirements);
	return python;
}
