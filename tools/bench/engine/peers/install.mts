import { execFile } from 'node:child_process';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { readPack } from '../../../../server/src/models/model-pack.mts';
import { runNpm } from '../../../n8n/installed/npm-command.mts';

const run = promisify(execFile);

const folderOf = (name: string): string =>
	join(homedir(), '.cache', 'n8n-nodes-apizero', `bench-${name}`);

/**
 * Installs npm packages in a separate folder, once per set of versions, and returns the folder.
 * @throws with npm's message.
 */
export async function npmFolder(name: string, dependencies: Record<string, string>) {
	const folder = folderOf(name);
	const manifest = JSON.stringify({ private: true, dependencies });
	const marker = join(folder, 'installed.json');
	if ((await readFile(marker, 'utf8').catch(() => '')) === manifest) return folder;
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), manifest);
	await runNpm(['install', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
	await writeFile(marker, manifest);
	return folder;
}

/**
 * Installs Python packages in a virtual environment and returns the path of its Python.
 * @throws with pip's message.
 */
export async function pythonWith(requirements: readonly string[]): Promise<string> {
	const folder = folderOf('python');
	const python = join(folder, 'bin', 'python');
	await access(python).catch(() => run('python3', ['-m', 'venv', folder]));
	await run(python, ['-m', 'pip', 'install', '--quiet', ...requirements]);
	return python;
}

/** Returns the version of an installed Python package. */
export async function pythonVersion(python: string, name: string): Promise<string> {
	const script = `from importlib.metadata import version; print(version(${JSON.stringify(name)}))`;
	return (await run(python, ['-c', script])).stdout.trim();
}

/** Writes our dictionary to a file without its last line break, which npm wrappers take for a character. */
export async function dictionaryFile(): Promise<string> {
	const { dictionary } = (await readPack()).files;
	const folder = folderOf('dictionary');
	await mkdir(folder, { recursive: true });
	const file = join(folder, 'characters.txt');
	await writeFile(file, (await readFile(dictionary, 'utf8')).trimEnd());
	return file;
}
